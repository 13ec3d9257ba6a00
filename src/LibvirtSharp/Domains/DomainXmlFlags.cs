namespace LibvirtSharp;

/// <summary>Which definition of a domain is described, and how much of it.</summary>
[Flags]
public enum DomainXmlFlags : uint
{
    /// <summary>The live definition of a running domain, the persistent one of a stopped domain.</summary>
    None = 0,

    /// <summary>Secrets included; refused on read-only connections.</summary>
    Secure = 1,

    /// <summary>The persistent definition, also of a running domain.</summary>
    Inactive = 2,

    /// <summary>The CPU model expanded to what the host offers.</summary>
    UpdateCpu = 4,

    /// <summary>Without what an older daemon on another host could not parse.</summary>
    Migratable = 8,
}
