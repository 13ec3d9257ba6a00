namespace HvProvider.Domains;

/// <summary>The outcome of detaching an interface from a running domain.</summary>
internal enum ReleaseOutcome
{
    /// <summary>The interface is removed.</summary>
    Gone,

    /// <summary>The guest is not executing and cannot answer.</summary>
    GuestPaused,

    /// <summary>QEMU refused the request, because the NIC is on a bus without hot-plug.</summary>
    NotHotPluggable,

    /// <summary>The guest rejected the request.</summary>
    Refused,

    /// <summary>The guest did not answer in time. The request stays pending.</summary>
    TimedOut,

    /// <summary>The user interrupted. The request stays pending.</summary>
    Interrupted,
}
