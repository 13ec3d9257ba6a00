using LibvirtSharp.Protocol;

namespace LibvirtSharp.Session;

/// <summary>A call from its queueing to the consumption of its reply.</summary>
internal abstract class PendingCall(LibvirtProcedure procedure, uint serial)
{
    private const int Queued = 0;
    private const int Written = 1;
    private const int TakenBack = 2;

    private int _state = Queued;

    public LibvirtProcedure Procedure { get; } = procedure;

    public uint Serial { get; } = serial;

    /// <summary>Whether this call holds one of the session's slots.</summary>
    public bool HoldsSlot { get; init; } = true;

    public bool IsWritten => Volatile.Read(ref _state) == Written;

    /// <summary>Claims the call for the wire; false when it was taken back.</summary>
    public bool TryMarkWritten() => Interlocked.CompareExchange(ref _state, Written, Queued) == Queued;

    /// <summary>Takes the call back; false when it is on the wire, so that its reply has to be awaited.</summary>
    public bool TryTakeBack() => Interlocked.CompareExchange(ref _state, TakenBack, Queued) == Queued;

    /// <summary>Decodes the reply and hands it over, to nobody when the caller has given up.</summary>
    public abstract void Complete(Packet reply);

    public abstract void Fail(Exception reason);

    public abstract void Cancel(CancellationToken cancellationToken);
}
