namespace DocsGenerator.Schemas;

/// <summary>Whether a configuration must, may or cannot set a member; in page order.</summary>
internal enum MemberGroup
{
    /// <summary>Required.</summary>
    Required,

    /// <summary>Optional, whether or not the provider computes it otherwise.</summary>
    Optional,

    /// <summary>Set by the provider only.</summary>
    ReadOnly,
}
