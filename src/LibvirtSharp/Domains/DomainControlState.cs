namespace LibvirtSharp;

/// <summary>The state of the daemon's connection to the hypervisor of a running domain.</summary>
public enum DomainControlState
{
    /// <summary>Ready for commands.</summary>
    Ok = 0,

    /// <summary>A background job, such as a migration, is in progress.</summary>
    Job = 1,

    /// <summary>The hypervisor is processing a command.</summary>
    Occupied = 2,

    /// <summary>The connection is unusable.</summary>
    Error = 3,
}
