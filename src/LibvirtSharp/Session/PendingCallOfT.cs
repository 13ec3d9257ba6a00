using LibvirtSharp.Protocol;
using LibvirtSharp.Xdr;

namespace LibvirtSharp.Session;

/// <summary>A call with the type of its reply.</summary>
/// <param name="procedure">The procedure.</param>
/// <param name="serial">The serial of call and reply.</param>
/// <param name="received">
/// Runs in the read loop before any later packet is processed, even if the caller has cancelled.
/// </param>
internal sealed class PendingCall<TReply>(LibvirtProcedure procedure, uint serial, Action<TReply>? received)
    : PendingCall(procedure, serial)
    where TReply : IXdrValue<TReply>
{
    private readonly TaskCompletionSource<TReply> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TReply> Result => _result.Task;

    public override void Complete(Packet reply)
    {
        if (reply.Header.Status == PacketStatus.Error)
        {
            _result.TrySetException(reply.Decode<RemoteError>().ToException(Procedure));
            return;
        }

        var value = reply.Decode<TReply>();
        received?.Invoke(value);
        _result.TrySetResult(value);
    }

    public override void Fail(Exception reason) => _result.TrySetException(reason);

    public override void Cancel(CancellationToken cancellationToken) => _result.TrySetCanceled(cancellationToken);
}
