namespace LibvirtSharp;

/// <summary>The definition of a domain to return, and its level of detail.</summary>
[Flags]
public enum DomainXmlFlags : uint
{
    /// <summary>The live definition of a running domain, the persistent definition of a stopped domain.</summary>
    None = 0,

    /// <summary>Including secrets; rejected on read-only connections.</summary>
    Secure = 1,

    /// <summary>The persistent definition, even of a running domain.</summary>
    Inactive = 2,

    /// <summary>The CPU model, expanded to the features of the host.</summary>
    UpdateCpu = 4,

    /// <summary>Without elements that an older daemon on another host cannot parse.</summary>
    Migratable = 8,
}
