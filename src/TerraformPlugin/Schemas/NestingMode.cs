namespace TerraformPlugin.Schemas;

/// <summary>How many objects a nested attribute or block holds, and how they are told apart.</summary>
public enum NestingMode
{
    /// <summary>One object, or none.</summary>
    Single,

    /// <summary>Objects in an order.</summary>
    List,

    /// <summary>Objects without order or key.</summary>
    Set,

    /// <summary>Objects by key.</summary>
    Map,

    /// <summary>Always one object, even where the configuration has no such block. Blocks only.</summary>
    Group,
}
