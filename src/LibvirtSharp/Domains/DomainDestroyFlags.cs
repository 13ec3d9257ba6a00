namespace LibvirtSharp;

/// <summary>How a domain is stopped by force.</summary>
[Flags]
public enum DomainDestroyFlags : uint
{
    /// <summary>Killed.</summary>
    None = 0,

    /// <summary>Only requested to terminate (SIGTERM); an error if it does not.</summary>
    Graceful = 1,
}
