namespace TerraformPlugin.Schemas;

/// <summary>The number of objects in a nested attribute or block, and how they are identified.</summary>
public enum NestingMode
{
    /// <summary>At most one object.</summary>
    Single,

    /// <summary>An ordered list of objects.</summary>
    List,

    /// <summary>A set of objects.</summary>
    Set,

    /// <summary>A map of objects.</summary>
    Map,

    /// <summary>Always one object, even if the block is not configured. Blocks only.</summary>
    Group,
}
