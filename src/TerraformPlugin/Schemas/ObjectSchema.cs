using System.Diagnostics.CodeAnalysis;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>The attributes and blocks of one object: a complete resource or a nested object.</summary>
public sealed class ObjectSchema
{
    private Dictionary<string, SchemaMember>? _members;

    /// <summary>Creates the schema of an object. Derived values are computed on first use.</summary>
    /// <exception cref="ArgumentException">The schema cannot work.</exception>
    public ObjectSchema(IReadOnlyList<SchemaAttribute> attributes, IReadOnlyList<SchemaBlock>? blocks = null)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        Attributes = attributes;
        Blocks = blocks ?? [];
        SchemaRules.Check(Attributes, Blocks);
    }

    /// <summary>The attributes.</summary>
    public IReadOnlyList<SchemaAttribute> Attributes { get; }

    /// <summary>The blocks.</summary>
    public IReadOnlyList<SchemaBlock> Blocks { get; }

    /// <summary>The type of the object.</summary>
    public TfObjectType Type => field ??= TfType.Object(Members.ToDictionary(m => m.Name, m => m.Type, StringComparer.Ordinal));

    /// <summary>Attributes, then blocks.</summary>
    internal IEnumerable<SchemaMember> Members => [.. Attributes, .. Blocks];

    /// <summary>
    /// The part of a path whose line Terraform can show: through blocks to an attribute, and to an element of that attribute. It cannot
    /// look into the objects of an attribute, and for a deeper path it shows the first line of the whole block.
    /// </summary>
    internal AttributePath VisiblePart(AttributePath path)
    {
        var (schema, visible, isInAttribute) = (this, AttributePath.Root, false);
        foreach (var step in path.Steps)
        {
            if (step.AttributeName is not { } name)
            {
                visible = step;
                continue;
            }

            if (isInAttribute)
            {
                break;
            }

            if (!schema.TryGetMember(name, out var member))
            {
                return path;
            }

            visible = step;
            isInAttribute = member is SchemaAttribute;
            schema = member.Nesting?.Schema ?? schema;
        }

        return visible;
    }

    internal bool TryGetMember(string name, [NotNullWhen(true)] out SchemaMember? member) =>
        (_members ??= Members.ToDictionary(m => m.Name, StringComparer.Ordinal)).TryGetValue(name, out member);
}
