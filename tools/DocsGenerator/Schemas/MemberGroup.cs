namespace DocsGenerator.Schemas;

/// <summary>Whether a configuration must, may or cannot set something; in the order of a page.</summary>
internal enum MemberGroup
{
    /// <summary>Must be set.</summary>
    Required,

    /// <summary>May be set, whether or not the provider computes it otherwise.</summary>
    Optional,

    /// <summary>Set by the provider only.</summary>
    ReadOnly,
}
