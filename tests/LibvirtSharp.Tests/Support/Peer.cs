using LibvirtSharp.Protocol;
using LibvirtSharp.Session;
using LibvirtSharp.Xdr;

namespace LibvirtSharp.Tests.Support;

/// <summary>The peer of a session, controlled by the test.</summary>
internal sealed class Peer : IAsyncDisposable
{
    private readonly Stream _stream;
    private readonly PacketReader _reader;

    private Peer(Stream stream, RpcSession session, GateStream gate)
    {
        _stream = stream;
        _reader = new PacketReader(stream);
        Session = session;
        Gate = gate;
    }

    public RpcSession Session { get; }

    public GateStream Gate { get; }

    public static Peer Start(bool gateClosed = false)
    {
        var (ours, theirs) = SocketPair.Create();
        var gate = new GateStream(ours);
        gate.Close(gateClosed);
        return new Peer(theirs, RpcSession.Start(gate), gate);
    }

    /// <summary>Makes a call with a string, whose reply with a string the test sends.</summary>
    public Task<XdrString> Call(string argument = "x") => CallUntil(Waiting.Ct, argument);

    /// <summary>Makes a call that the test cancels.</summary>
    public Task<XdrString> CallUntil(CancellationToken cancellationToken, string argument = "x") =>
        Session.CallAsync(Echo, argument, null, cancellationToken);

    public static Procedure<XdrString, XdrString> Echo => new(LibvirtProcedure.DomainLookupByName);

    public async Task<Packet> ReceiveAsync()
    {
        var packet = await _reader.ReadAsync(Waiting.Ct).AsTask().Soon();
        return packet is { } received
            ? received with { Payload = received.Payload.ToArray() }
            : throw new EndOfStreamException("the client hung up");
    }

    /// <summary>Waits until the client disconnects.</summary>
    public async Task EndAsync()
    {
        try
        {
            while (await _reader.ReadAsync(Waiting.Ct).AsTask().Soon() is not null)
            {
                // Calls that were already sent.
            }
        }
        catch (IOException)
        {
            // Disconnected with unread bytes.
        }
    }

    public Task ReplyAsync(Packet call, string text) => ReplyAsync<XdrString>(call, text);

    public async Task ReplyAsync<T>(Packet call, T reply)
        where T : IXdrValue<T> => await SendAsync(Encode(call, reply));

    public async Task FailAsync(Packet call, int code, int domain, string message) => await SendAsync(Packet.Encode(
        call.Header with { Type = PacketType.Reply, Status = PacketStatus.Error },
        new RemoteError((LibvirtErrorCode)code, (LibvirtErrorDomain)domain, message)));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await _stream.WriteAsync(bytes, Waiting.Ct);

    public async Task SendEventAsync(int callbackId, string alias, uint serial = 1) => await SendAsync(Packet.Encode(
        new PacketHeader(
            PacketHeader.RemoteProgram, 1, (int)EventProcedures.DeviceAdded.Number, PacketType.Message, serial,
            PacketStatus.Ok),
        new XdrStruct<XdrInt32, DomainRef, XdrString>(callbackId, Sample.Domain, alias)));

    public static ReadOnlyMemory<byte> Encode<T>(Packet call, T reply)
        where T : IXdrValue<T> => Packet.Encode(call.Header with { Type = PacketType.Reply }, reply);

    public void HangUp() => _stream.Dispose();

    public async ValueTask DisposeAsync()
    {
        Gate.Close(false);
        await Session.DisposeAsync();
        HangUp();
    }
}
