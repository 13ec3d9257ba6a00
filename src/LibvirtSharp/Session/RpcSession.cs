using LibvirtSharp.Protocol;
using LibvirtSharp.Xdr;

namespace LibvirtSharp.Session;

/// <summary>
/// Calls, replies, events and keepalive over one stream. Every end of a session goes through <see cref="Break"/>, where the first
/// reason takes effect.
/// </summary>
internal sealed class RpcSession : IAsyncDisposable
{
    private readonly Stream _stream;
    private readonly PacketSender _sender;
    private readonly PacketReader _reader;
    private readonly PendingCalls _pending = new();
    private readonly CancellationTokenSource _broken = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Task> _loops = [];
    private LibvirtConnectionException? _closeReason;
    private KeepAlive? _keepAlive;
    private uint _lastSerial;
    private int _closing;

    private RpcSession(Stream stream)
    {
        _stream = stream;
        _sender = new PacketSender(stream);
        _reader = new PacketReader(stream);
    }

    /// <summary>The receiver of events.</summary>
    public EventRouter Events { get; } = new();

    /// <summary>
    /// How long a call waits for a slot before it ends a session whose slots all belong to abandoned calls. Such calls may never
    /// return, and block the session although the peer still answers keepalive.
    /// </summary>
    public TimeSpan SlotPatience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Completes when the session ends.</summary>
    public Task Closed => _closed.Task;

    /// <summary>The reason for the end of the session; null while it is open.</summary>
    public LibvirtConnectionException? CloseReason => Volatile.Read(ref _closeReason);

    /// <summary>Starts a session, which takes ownership of the stream.</summary>
    public static RpcSession Start(Stream stream)
    {
        var session = new RpcSession(stream);
        session._loops.Add(session.RunAsync(session.ReadAsync));
        session._loops.Add(session.RunAsync(session._sender.RunAsync));
        return session;
    }

    /// <summary>Starts to send a PING after every interval without packets.</summary>
    public void StartKeepAlive(TimeSpan interval, int count)
    {
        _keepAlive = new KeepAlive(count);
        _loops.Add(RunAsync(cancellationToken => KeepAliveAsync(_keepAlive, interval, cancellationToken)));
    }

    /// <summary>Calls a procedure. A cancelled call keeps its slot until its reply has arrived.</summary>
    /// <param name="procedure">The procedure.</param>
    /// <param name="arguments">The arguments of the procedure.</param>
    /// <param name="received">Runs in the read loop, before any later packet; must not block.</param>
    /// <param name="cancellationToken">Cancels the wait of the caller, not the operation of the server.</param>
    public async Task<TReply> CallAsync<TArguments, TReply>(
        Procedure<TArguments, TReply> procedure, TArguments arguments, Action<TReply>? received,
        CancellationToken cancellationToken)
        where TArguments : IXdrValue<TArguments>
        where TReply : IXdrValue<TReply>
    {
        var serial = Interlocked.Increment(ref _lastSerial);
        var packet = Encode(procedure.Number, serial, arguments);
        await WaitForSlotAsync(cancellationToken).ConfigureAwait(false);
        return await SendAsync(
            new PendingCall<TReply>(procedure.Number, serial, received), packet, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Ends the session in the order that the protocol requires: CLOSE, its reply, end of the stream.</summary>
    public async Task CloseAsync(TimeSpan timeout)
    {
        var closed = new LibvirtConnectionException(
            LibvirtConnectionFailure.ClosedLocally, "The connection to libvirt was closed by this client.");
        if (Interlocked.Exchange(ref _closing, 1) == 0 && CloseReason is null)
        {
            var serial = Interlocked.Increment(ref _lastSerial);
            var packet = Encode(LibvirtProcedure.ConnectClose, serial, default(XdrVoid));
            var call = new PendingCall<XdrVoid>(LibvirtProcedure.ConnectClose, serial, _ => Break(closed))
            {
                HoldsSlot = false,
            };
            using var limit = new CancellationTokenSource(timeout);
            try
            {
                await SendAsync(call, packet, limit.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is LibvirtException or OperationCanceledException)
            {
                // The session ends without the reply.
            }
        }

        Break(closed);
        await DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Ends the session. Only the first reason takes effect.</summary>
    public void Break(LibvirtConnectionException reason)
    {
        if (Interlocked.CompareExchange(ref _closeReason, reason, null) is not null)
        {
            return;
        }

        _pending.Close(reason);
        Events.Close(reason);
        _sender.Stop();
        _broken.Cancel();
        _stream.Dispose();
        _closed.TrySetResult();
    }

    /// <summary>Ends the session at once, and waits for its loops to end.</summary>
    public async ValueTask DisposeAsync()
    {
        Break(new LibvirtConnectionException(
            LibvirtConnectionFailure.ClosedLocally, "The connection to libvirt was aborted by this client."));
        await Task.WhenAll(_loops).ConfigureAwait(false);
    }

    private static ReadOnlyMemory<byte> Encode<T>(LibvirtProcedure procedure, uint serial, T arguments)
        where T : IXdrValue<T>
    {
        try
        {
            return Packet.Encode(PacketHeader.Call(procedure, serial), arguments);
        }
        catch (XdrException exception)
        {
            throw new ArgumentException(
                $"The arguments of {procedure} exceed the limits of the protocol: {exception.Message}.", exception);
        }
    }

    private async Task WaitForSlotAsync(CancellationToken cancellationToken)
    {
        ThrowIfClosed();

        // Cancelled by the caller or by the end of the session.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _broken.Token);
        try
        {
            while (!await _pending.WaitForSlotAsync(SlotPatience, either.Token).ConfigureAwait(false))
            {
                if (_pending.AreAllAbandoned)
                {
                    Break(SessionFailure.Unanswered());
                }
            }
        }
        catch (OperationCanceledException) when (CloseReason is { } reason)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw reason;
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private async Task<TReply> SendAsync<TReply>(
        PendingCall<TReply> call, ReadOnlyMemory<byte> packet, CancellationToken cancellationToken)
        where TReply : IXdrValue<TReply>
    {
        // Registered before it is queued, so that the reply always finds it.
        if (!_pending.TryAdd(call))
        {
            throw CloseReason!;
        }

        _sender.Enqueue(packet, call);
        await using (cancellationToken.UnsafeRegister(_ => Abandon(call, cancellationToken), null).ConfigureAwait(false))
        {
            return await call.Result.ConfigureAwait(false);
        }
    }

    private void Abandon(PendingCall call, CancellationToken cancellationToken)
    {
        if (call.TryWithdraw())
        {
            _pending.Remove(call);
        }
        else
        {
            call.Abandon();
        }

        call.Cancel(cancellationToken);
    }

    private void ThrowIfClosed()
    {
        if (CloseReason is { } reason)
        {
            throw reason;
        }

        if (Volatile.Read(ref _closing) == 1)
        {
            throw new LibvirtConnectionException(
                LibvirtConnectionFailure.ClosedLocally, "The connection to libvirt is being closed by this client.");
        }
    }

    /// <summary>Runs a loop. An exception ends the session, never the process.</summary>
    private async Task RunAsync(Func<CancellationToken, Task> loop)
    {
        try
        {
            await loop(_broken.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Break(SessionFailure.From(exception));
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (await _reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } packet)
        {
            _keepAlive?.PacketReceived();
            Dispatch(packet);
        }

        Break(SessionFailure.From(new EndOfStreamException()));
    }

    private void Dispatch(Packet packet)
    {
        var header = packet.Header;
        if (header.Version != PacketHeader.ProtocolVersion)
        {
            throw new XdrException($"a packet of version {header.Version}, supported: {PacketHeader.ProtocolVersion}");
        }

        switch (header.Program, header.Type)
        {
            case (PacketHeader.KeepAliveProgram, PacketType.Message) when header.Procedure == KeepAlivePacket.Ping:
                _sender.EnqueuePong();
                break;
            case (PacketHeader.KeepAliveProgram, PacketType.Message):
                // A PONG, or a procedure of a later version, which libvirt's own client ignores as well.
                break;
            case (PacketHeader.RemoteProgram, PacketType.Reply):
                CompleteCall(packet);
                break;
            case (PacketHeader.RemoteProgram, PacketType.Message):
                if (EventDecoder.Decode(packet) is { } decoded)
                {
                    Events.Route(decoded.CallbackId, decoded.Event);
                }

                break;
            default:
                throw new XdrException(
                    $"an unexpected packet of program {header.Program:x8}, procedure {header.Procedure}, "
                    + $"type {(int)header.Type}");
        }
    }

    private void CompleteCall(Packet reply)
    {
        var header = reply.Header;
        if (_pending.Find(header.Serial) is not { IsWritten: true } call)
        {
            throw new XdrException($"a reply to call {header.Serial}, which was never sent");
        }

        if (header.Procedure != (int)call.Procedure)
        {
            throw new XdrException($"a reply of procedure {header.Procedure} to a call of {(int)call.Procedure}");
        }

        if (header.Status is not (PacketStatus.Ok or PacketStatus.Error))
        {
            throw new XdrException($"a reply of status {(int)header.Status}");
        }

        call.Complete(reply);
        _pending.Remove(call);
    }

    private async Task KeepAliveAsync(KeepAlive keepAlive, TimeSpan interval, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(interval);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            var verdict = keepAlive.Tick();
            if (verdict == KeepAlive.Verdict.Ping)
            {
                _sender.EnqueuePing();
            }

            if (verdict == KeepAlive.Verdict.Dead)
            {
                Break(SessionFailure.Silence(interval));
            }
        }
    }
}
