using LibvirtSharp;

namespace LibvirtFake;

/// <summary>A fault in a call.</summary>
public sealed record CallHook
{
    /// <summary>Which calls; all of the procedure when null.</summary>
    public Func<FakeCall, bool>? When { get; init; }

    /// <summary>How many calls it meets.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>Awaited before the call is executed.</summary>
    public Func<FakeCall, Task>? Before { get; init; }

    /// <summary>The error that is answered instead of executing.</summary>
    public LibvirtErrorCode? Error { get; init; }

    /// <summary>The part of libvirt that the error is from.</summary>
    public LibvirtErrorDomain ErrorDomain { get; init; } = LibvirtErrorDomain.Qemu;

    /// <summary>Hangs up instead of executing.</summary>
    public bool DropBefore { get; init; }

    /// <summary>Awaited after the call was executed, before the reply.</summary>
    public Func<FakeCall, Task>? After { get; init; }

    /// <summary>What happens to the reply.</summary>
    public ReplyFault Reply { get; init; }
}
