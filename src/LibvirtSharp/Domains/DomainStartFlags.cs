namespace LibvirtSharp;

/// <summary>How a domain is started.</summary>
[Flags]
public enum DomainStartFlags : uint
{
    /// <summary>Booted and running.</summary>
    None = 0,

    /// <summary>Left paused.</summary>
    Paused = 1,

    /// <summary>Destroyed when this connection closes.</summary>
    AutoDestroy = 2,

    /// <summary>Booted from scratch; a managed save image is discarded.</summary>
    ForceBoot = 8,

    /// <summary>The XML is checked against the daemon's schema.</summary>
    Validate = 16,
}
