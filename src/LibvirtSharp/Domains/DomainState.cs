namespace LibvirtSharp;

/// <summary>The state of a domain.</summary>
public enum DomainState
{
    /// <summary>Unknown.</summary>
    None = 0,

    /// <summary>Running.</summary>
    Running = 1,

    /// <summary>Waiting for a resource.</summary>
    Blocked = 2,

    /// <summary>Paused: the guest does not execute.</summary>
    Paused = 3,

    /// <summary>Being shut down.</summary>
    ShuttingDown = 4,

    /// <summary>Stopped.</summary>
    ShutOff = 5,

    /// <summary>Crashed.</summary>
    Crashed = 6,

    /// <summary>Suspended by the guest's own power management.</summary>
    Suspended = 7,
}
