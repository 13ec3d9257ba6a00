namespace HvProvider.Domains;

/// <summary>How the removal of an interface from a running guest ended.</summary>
internal enum ReleaseOutcome
{
    /// <summary>The guest no longer has it.</summary>
    Gone,

    /// <summary>The guest does not execute, so it cannot answer.</summary>
    GuestPaused,

    /// <summary>The guest said no.</summary>
    Refused,

    /// <summary>The guest did not answer in time. The request stays pending.</summary>
    TimedOut,

    /// <summary>The user interrupted. The request stays pending.</summary>
    Interrupted,
}
