using LibvirtSharp.Protocol;

namespace LibvirtSharp.Session;

/// <summary>A call, from its queueing until its reply has been processed.</summary>
internal abstract class PendingCall(LibvirtProcedure procedure, uint serial)
{
    private const int Queued = 0;
    private const int Written = 1;
    private const int Withdrawn = 2;

    private int _state = Queued;
    private int _abandoned;

    public LibvirtProcedure Procedure { get; } = procedure;

    public uint Serial { get; } = serial;

    /// <summary>Whether the call occupies one of the slots of the session.</summary>
    public bool HoldsSlot { get; init; } = true;

    public bool IsWritten => Volatile.Read(ref _state) == Written;

    /// <summary>Whether the caller no longer waits for the reply, which still occupies the slot.</summary>
    public bool IsAbandoned => Volatile.Read(ref _abandoned) == 1;

    /// <summary>Marks the call as one whose caller no longer waits.</summary>
    public void Abandon() => Volatile.Write(ref _abandoned, 1);

    /// <summary>Marks the call as written; false if it was withdrawn.</summary>
    public bool TryMarkWritten() => Interlocked.CompareExchange(ref _state, Written, Queued) == Queued;

    /// <summary>Withdraws the call; false if it was written, so that its reply must be awaited.</summary>
    public bool TryWithdraw() => Interlocked.CompareExchange(ref _state, Withdrawn, Queued) == Queued;

    /// <summary>Decodes the reply and completes the call. The result is discarded if the caller has cancelled.</summary>
    public abstract void Complete(Packet reply);

    public abstract void Fail(Exception reason);

    public abstract void Cancel(CancellationToken cancellationToken);
}
