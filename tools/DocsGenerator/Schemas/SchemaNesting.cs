namespace DocsGenerator.Schemas;

/// <summary>How often something nested may occur, and how the occurrences are told apart.</summary>
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
