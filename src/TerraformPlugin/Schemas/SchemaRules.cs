using System.Buffers;
using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>
/// Refuses schemas that cannot work, when they are built. Terraform reports some of them only to the users, and others never: it then
/// loses values.
/// </summary>
internal static class SchemaRules
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    // Meta-arguments of every block. Terraform never passes them on.
    private static readonly string[] Reserved = ["count", "depends_on", "for_each", "lifecycle", "locals", "_"];

    /// <summary>Meta-arguments of a provider block.</summary>
    internal static IReadOnlyList<string> ReservedInProvider { get; } = ["alias", "source", "version"];

    /// <summary>Meta-arguments of a resource or data block.</summary>
    internal static IReadOnlyList<string> ReservedInResource { get; } = ["connection", "provider", "provisioner"];

    /// <summary>Checks the members of an object, whose nested objects are checked already.</summary>
    /// <exception cref="ArgumentException">The schema cannot work.</exception>
    internal static void Check(IReadOnlyList<SchemaAttribute> attributes, IReadOnlyList<SchemaBlock> blocks)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in attributes.Concat<SchemaMember>(blocks))
        {
            Require(names.Add(member.Name), member, "is declared twice");
            Require(
                !member.Name.AsSpan().ContainsAnyExcept(NameCharacters) && !char.IsAsciiDigit(member.Name[0]),
                member, "has a name that is not lower-case letters, digits and underscores");
            Require(
                !HasDynamicInCollection(member.Type), member,
                "is a collection with dynamic values, whose elements Terraform cannot give one type");
            Require(
                member.Nesting is not { Mode: NestingMode.Set } set || !ContainsWriteOnly(set.Schema), member,
                "is a set with a write-only attribute, which Terraform cannot assign to an element");
        }

        foreach (var attribute in attributes)
        {
            CheckFlags(attribute);
        }

        foreach (var block in blocks)
        {
            CheckItems(block);
        }
    }

    /// <summary>Checks the members of a complete schema for names that Terraform uses itself.</summary>
    /// <exception cref="ArgumentException">A name is reserved.</exception>
    internal static void CheckNames(IEnumerable<SchemaMember> members, IReadOnlyList<string>? further = null)
    {
        foreach (var member in members)
        {
            Require(
                !Reserved.Contains(member.Name, StringComparer.Ordinal) && further?.Contains(member.Name, StringComparer.Ordinal) != true,
                member, "has a name that Terraform reserves");
        }
    }

    private static void CheckFlags(SchemaAttribute attribute)
    {
        Require(attribute.Required || attribute.Optional || attribute.Computed, attribute, "is neither required, optional nor computed");
        Require(!attribute.Required || !attribute.Optional, attribute, "is both required and optional");
        Require(!attribute.Required || !attribute.Computed, attribute, "is both required and computed");
        Require(!attribute.WriteOnly || !attribute.Computed, attribute, "is both write-only and computed");
        Require(
            attribute.DefaultValue is null || (attribute.Optional && attribute.Computed), attribute,
            "has a default, but is not both optional and computed");
    }

    private static void CheckItems(SchemaBlock block)
    {
        var (least, most) = (block.MinItems, block.MaxItems);
        Require(least >= 0 && most >= 0, block, "has a negative number of objects");
        Require(
            block.Mode switch
            {
                NestingMode.Single => least == most && most <= 1,
                NestingMode.Group or NestingMode.Map => least == 0 && most == 0,
                _ => most == 0 || least <= most,
            },
            block,
            "has numbers of objects that its kind does not permit");
    }

    private static bool ContainsWriteOnly(ObjectSchema schema) => schema.Members.Any(
        member => member is SchemaAttribute { WriteOnly: true } || (member.Nesting is { } nesting && ContainsWriteOnly(nesting.Schema)));

    private static bool HasDynamicInCollection(TfType type) => type switch
    {
        TfCollectionType collection => HasDynamic(collection.ElementType),
        TfTupleType tuple => tuple.ElementTypes.Any(HasDynamicInCollection),
        TfObjectType obj => obj.AttributeTypes.Values.Any(HasDynamicInCollection),
        _ => false,
    };

    private static bool HasDynamic(TfType type) => type switch
    {
        TfCollectionType collection => HasDynamic(collection.ElementType),
        TfTupleType tuple => tuple.ElementTypes.Any(HasDynamic),
        TfObjectType obj => obj.AttributeTypes.Values.Any(HasDynamic),
        _ => type.Kind == TfTypeKind.Dynamic,
    };

    private static void Require(bool condition, SchemaMember member, string problem)
    {
        if (!condition)
        {
            throw new ArgumentException($"The schema is invalid: \"{member.Name}\" {problem}.");
        }
    }
}
