using System.Diagnostics;
using System.Globalization;

namespace TerraformPlugin.Diagnostics;

/// <summary>
/// The path to a value in the object of a schema, from the outside in. Paths are equal if all steps are equal. Elements of a
/// set have no path of their own: their path is that of the set.
/// </summary>
public sealed record AttributePath
{
    private AttributePath(AttributePath? parent, string? name, string? key, long? position)
    {
        Parent = parent;
        AttributeName = name;
        ElementKey = key;
        ElementIndex = position;
    }

    /// <summary>The whole object.</summary>
    public static AttributePath Root { get; } = new(null, null, null, null);

    /// <summary>The path without its last step; null for <see cref="Root"/>.</summary>
    public AttributePath? Parent { get; }

    /// <summary>The name of the attribute or block, if that is the last step.</summary>
    public string? AttributeName { get; }

    /// <summary>The key in a map, if that is the last step.</summary>
    public string? ElementKey { get; }

    /// <summary>The position in a list, if that is the last step.</summary>
    public long? ElementIndex { get; }

    /// <summary>Whether this is the whole object.</summary>
    public bool IsRoot => Parent is null;

    /// <summary>The steps from the outside in: one path per step, each ending in that step.</summary>
    public IEnumerable<AttributePath> Steps => IsRoot ? [] : Parent!.Steps.Append(this);

    /// <summary>The path of a root attribute or block.</summary>
    public static AttributePath Of(string attribute) => Root.Attribute(attribute);

    /// <summary>The path of an attribute or block of the object at this path.</summary>
    public AttributePath Attribute(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new(this, name, null, null);
    }

    /// <summary>The path of an element of the map at this path.</summary>
    public AttributePath Element(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new(this, null, key, null);
    }

    /// <summary>The path of an element of the list at this path.</summary>
    public AttributePath Index(long position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        return new(this, null, null, position);
    }

    /// <summary>The path in configuration syntax: <c>trunk.tags[0]</c>, <c>labels["site"]</c>.</summary>
    public override string ToString() => this switch
    {
        { IsRoot: true } => "",
        { AttributeName: { } name } => Parent!.IsRoot ? name : $"{Parent}.{name}",
        { ElementKey: { } key } => $"{Parent}[\"{key.Replace("\"", "\\\"", StringComparison.Ordinal)}\"]",
        { ElementIndex: { } position } => $"{Parent}[{position.ToString(CultureInfo.InvariantCulture)}]",
        _ => throw new UnreachableException(),
    };
}
