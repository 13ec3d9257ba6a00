namespace LibvirtSharp;

/// <summary>A change of the lifecycle of a domain.</summary>
public enum DomainLifecycle
{
    /// <summary>Its persistent definition was added (detail 0), changed (1) or renamed (2).</summary>
    Defined = 0,

    /// <summary>Its persistent definition was removed.</summary>
    Undefined = 1,

    /// <summary>It was started: booted (0), migrated (1), restored (2) and so on.</summary>
    Started = 2,

    /// <summary>It was paused.</summary>
    Suspended = 3,

    /// <summary>It was resumed.</summary>
    Resumed = 4,

    /// <summary>It stopped: shut down (0), destroyed (1), crashed (2), migrated (3), saved (4), failed (5).</summary>
    Stopped = 5,

    /// <summary>Its guest has shut down and is being stopped.</summary>
    ShutDown = 6,

    /// <summary>It was suspended by the guest's own power management.</summary>
    PowerSuspended = 7,

    /// <summary>Its guest crashed.</summary>
    Crashed = 8,
}
