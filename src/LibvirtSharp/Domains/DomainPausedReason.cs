namespace LibvirtSharp;

/// <summary>The reason why a domain is in the state <see cref="DomainState.Paused"/>.</summary>
public enum DomainPausedReason
{
    /// <summary>Unknown.</summary>
    Unknown = 0,

    /// <summary>On request of a user.</summary>
    User = 1,

    /// <summary>For an offline migration.</summary>
    Migration = 2,

    /// <summary>While it is saved.</summary>
    Save = 3,

    /// <summary>While its memory is dumped.</summary>
    Dump = 4,

    /// <summary>Because of a disk error.</summary>
    IoError = 5,

    /// <summary>Because of a watchdog event.</summary>
    Watchdog = 6,

    /// <summary>After it was restored from a snapshot.</summary>
    FromSnapshot = 7,

    /// <summary>While it shuts down.</summary>
    ShuttingDown = 8,

    /// <summary>While a snapshot is created.</summary>
    Snapshot = 9,

    /// <summary>Because the guest crashed.</summary>
    Crashed = 10,

    /// <summary>While it starts.</summary>
    StartingUp = 11,

    /// <summary>For a post-copy migration.</summary>
    PostCopy = 12,

    /// <summary>After a failed post-copy migration.</summary>
    PostCopyFailed = 13,

    /// <summary>Because of an error of a call to libvirt.</summary>
    ApiError = 14,
}
