namespace DocsGenerator.Schemas;

/// <summary>The number of nested objects, and how they are identified.</summary>
internal enum SchemaNesting
{
    /// <summary>Once.</summary>
    Single,

    /// <summary>Once, and never null.</summary>
    Group,

    /// <summary>In order.</summary>
    List,

    /// <summary>Without order.</summary>
    Set,

    /// <summary>By key.</summary>
    Map,
}
