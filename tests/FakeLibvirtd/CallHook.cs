using LibvirtSharp;

namespace LibvirtFake;

/// <summary>A fault of a call.</summary>
public sealed record CallHook
{
    /// <summary>Selects calls; null for all calls of the procedure.</summary>
    public Func<FakeCall, bool>? When { get; init; }

    /// <summary>The number of affected calls.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>Awaited before the call is executed.</summary>
    public Func<FakeCall, Task>? Before { get; init; }

    /// <summary>The error to return instead of executing the call.</summary>
    public LibvirtErrorCode? Error { get; init; }

    /// <summary>The error to return although the call has been executed.</summary>
    public LibvirtErrorCode? ErrorAfter { get; init; }

    /// <summary>The part of libvirt that reports the error.</summary>
    public LibvirtErrorDomain ErrorDomain { get; init; } = LibvirtErrorDomain.Qemu;

    /// <summary>Disconnects instead of executing the call.</summary>
    public bool DropBefore { get; init; }

    /// <summary>Awaited after the execution of the call, before the reply.</summary>
    public Func<FakeCall, Task>? After { get; init; }

    /// <summary>The fault of the reply.</summary>
    public ReplyFault Reply { get; init; }
}
