namespace LibvirtSharp;

/// <summary>Which definition of a domain a change applies to.</summary>
[Flags]
public enum DomainModifyFlags : uint
{
    /// <summary>The live definition of a running domain, the persistent definition of a stopped domain.</summary>
    Current = 0,

    /// <summary>The running domain.</summary>
    Live = 1,

    /// <summary>The persistent definition.</summary>
    Config = 2,

    /// <summary>Devices only: the change is forced without consent of the guest (media change).</summary>
    Force = 4,
}
