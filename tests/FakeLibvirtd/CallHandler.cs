using LibvirtSharp;
using LibvirtSharp.Protocol;

namespace LibvirtFake;

/// <summary>Logs, executes and answers one call, with the injected faults.</summary>
internal sealed class CallHandler(FakeClient client, ProcedureTable procedures, Packet packet)
{
    private static readonly byte[] NoPacket = [0x7f, 0xff, 0xff, 0xff, 1, 2, 3, 4];

    private Action[] _afterReply = [];

    public async Task RunAsync()
    {
        var procedure = (LibvirtProcedure)packet.Header.Procedure;
        if (procedures.Find(packet.Header.Procedure) is not { } entry)
        {
            await client.SendAsync(Error(new FakeError(
                LibvirtErrorCode.Rpc, LibvirtErrorDomain.Rpc, $"unknown procedure: {packet.Header.Procedure}")));
            return;
        }

        var call = entry.Describe(client, packet);
        var hook = client.Daemon.Hooks.Take(call) ?? new CallHook();
        ReadOnlyMemory<byte> reply;
        client.Daemon.Log.Begin(call);
        try
        {
            await (hook.Before?.Invoke(call) ?? Task.CompletedTask);
            if (hook.DropBefore)
            {
                client.Drop();
                return;
            }

            reply = Execute(entry, procedure, hook);
            await (hook.After?.Invoke(call) ?? Task.CompletedTask);
        }
        finally
        {
            // Before the reply, after which the client can send its next call.
            client.Daemon.Log.End(call);
        }

        await ReplyAsync(reply, hook.Reply);
        foreach (var action in _afterReply)
        {
            action();
        }
    }

    private ReadOnlyMemory<byte> Execute(ProcedureEntry entry, LibvirtProcedure procedure, CallHook hook)
    {
        try
        {
            if (hook.Error is { } code)
            {
                throw new FakeError(code, hook.ErrorDomain, $"injected error {(int)code}");
            }

            CheckState(entry, procedure);
            lock (client.Host.Lock)
            {
                var reply = entry.Execute(client, packet, packet.Header.Serial);
                _afterReply = client.TakeAfterReply();
                return hook.ErrorAfter is { } late ? throw new FakeError(late, hook.ErrorDomain, $"injected error {(int)late}") : reply;
            }
        }
        catch (FakeError error)
        {
            return Error(error);
        }
    }

    private void CheckState(ProcedureEntry entry, LibvirtProcedure procedure)
    {
        if (procedure is LibvirtProcedure.AuthenticationList or LibvirtProcedure.AuthenticationPolkit)
        {
            return;
        }

        if (!client.IsAuthenticated)
        {
            throw new FakeError(LibvirtErrorCode.Rpc, LibvirtErrorDomain.Rpc, "authentication required");
        }

        if (procedure is LibvirtProcedure.ConnectOpen or LibvirtProcedure.ConnectSupportsFeature
            or LibvirtProcedure.ConnectClose)
        {
            return;
        }

        if (!client.IsOpen)
        {
            throw new FakeError(
                LibvirtErrorCode.InternalError, LibvirtErrorDomain.Rpc, "hypervisor connection not open");
        }

        if (entry.Changes && client.IsReadOnly)
        {
            throw FakeError.OfDomain(LibvirtErrorCode.OperationDenied, "read only access prevents this");
        }
    }

    private async Task ReplyAsync(ReadOnlyMemory<byte> reply, ReplyFault fault)
    {
        switch (fault)
        {
            case ReplyFault.Drop:
                client.Drop();
                break;
            case ReplyFault.Swallow:
                break;
            case ReplyFault.Garbage:
                await client.SendAsync(NoPacket);
                break;
            case ReplyFault.Truncated:
                await client.SendAsync(Cut(reply));
                break;
            case ReplyFault.WrongSerial:
                await client.SendAsync(Renumber(reply));
                break;
            default:
                await client.SendAsync(reply);
                break;
        }
    }

    private static byte[] Cut(ReadOnlyMemory<byte> reply)
    {
        var cut = reply[..^4].ToArray();
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(cut, cut.Length);
        return cut;
    }

    private static byte[] Renumber(ReadOnlyMemory<byte> reply)
    {
        var other = reply.ToArray();
        other[20] ^= 0x55;
        return other;
    }

    private ReadOnlyMemory<byte> Error(FakeError error) => Packet.Encode(
        packet.Header with { Type = PacketType.Reply, Status = PacketStatus.Error },
        new RemoteError(error.Code, error.Domain, error.Message));
}
