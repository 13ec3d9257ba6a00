namespace LibvirtSharp;

/// <summary>Filters of a domain listing; none means all.</summary>
[Flags]
public enum DomainListFlags : uint
{
    /// <summary>Every domain.</summary>
    All = 0,

    /// <summary>Running domains.</summary>
    Active = 1,

    /// <summary>Stopped domains.</summary>
    Inactive = 2,

    /// <summary>Domains with a persistent definition.</summary>
    Persistent = 4,

    /// <summary>Transient domains.</summary>
    Transient = 8,
}
