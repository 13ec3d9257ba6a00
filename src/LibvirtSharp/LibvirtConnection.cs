using LibvirtSharp.Protocol;
using LibvirtSharp.Session;
using LibvirtSharp.Transports;
using LibvirtSharp.Xdr;

namespace LibvirtSharp;

/// <summary>
/// A connection to a libvirt daemon. All members may be used concurrently; at most four calls are under way at a
/// time, others wait for their turn. A cancelled call may still take effect.
/// </summary>
public sealed partial class LibvirtConnection : IAsyncDisposable
{
    private readonly LibvirtConnectionOptions _options;
    private readonly RpcSession _session;

    private LibvirtConnection(LibvirtUri uri, LibvirtConnectionOptions options, RpcSession session)
    {
        Uri = uri;
        _options = options;
        _session = session;
    }

    /// <summary>What this is a connection to.</summary>
    public LibvirtUri Uri { get; }

    /// <summary>Whether the daemon refuses changes.</summary>
    public bool IsReadOnly => _options.ReadOnly;

    /// <summary>Who listens at the other end, where this goes through a unix socket of this machine; else null.</summary>
    public LibvirtUnixPeer? UnixPeer { get; private init; }

    /// <summary>Completes, never with an error, when the connection is gone for whatever reason.</summary>
    public Task Closed => _session.Closed;

    /// <summary>Why the connection is gone; null while it lives.</summary>
    public LibvirtConnectionException? CloseReason => _session.CloseReason;

    /// <summary>Connects, authenticates and opens.</summary>
    /// <exception cref="LibvirtConnectionException">No connection could be made.</exception>
    public static async Task<LibvirtConnection> OpenAsync(
        LibvirtUri uri, LibvirtConnectionOptions options, CancellationToken cancellationToken)
    {
        // Ends early: the caller gives up, or the time allowed is over.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.ConnectTimeout);
        try
        {
            var transport = TransportFactory.Create(uri, options.ReadOnly);
            var connected = await transport.ConnectAsync(patience.Token).ConfigureAwait(false);
            return await OpenAsync(uri, options, connected, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LibvirtConnectionException(
                LibvirtConnectionFailure.Timeout,
                $"No connection to '{uri}' within {options.ConnectTimeout.TotalSeconds} s: the daemon does not answer.",
                exception);
        }
    }

    /// <summary>Says goodbye to the daemon and closes. Calls under way fail.</summary>
    public async ValueTask DisposeAsync() => await _session.CloseAsync(_options.CloseTimeout).ConfigureAwait(false);

    /// <summary>Opens over a stream that is connected already, and owns it.</summary>
    internal static Task<LibvirtConnection> OpenAsync(
        LibvirtUri uri, LibvirtConnectionOptions options, Stream stream, CancellationToken cancellationToken) =>
        OpenAsync(uri, options, new TransportStream(stream, null), cancellationToken);

    private static async Task<LibvirtConnection> OpenAsync(
        LibvirtUri uri, LibvirtConnectionOptions options, TransportStream connected,
        CancellationToken cancellationToken)
    {
        var session = RpcSession.Start(connected.Stream);
        try
        {
            await Handshake.PerformAsync(session, uri, options, cancellationToken).ConfigureAwait(false);
            return new LibvirtConnection(uri, options, session) { UnixPeer = connected.UnixPeer };
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private Task<TReply> CallAsync<TArguments, TReply>(
        Procedure<TArguments, TReply> procedure, TArguments arguments, CancellationToken cancellationToken)
        where TArguments : IXdrValue<TArguments>
        where TReply : IXdrValue<TReply> =>
        _session.CallAsync(procedure, arguments, null, cancellationToken);

    private async Task<TResult> CallAsync<TArguments, TReply, TResult>(
        Procedure<TArguments, TReply> procedure, TArguments arguments, Func<TReply, TResult> convert,
        CancellationToken cancellationToken)
        where TArguments : IXdrValue<TArguments>
        where TReply : IXdrValue<TReply> =>
        convert(await CallAsync(procedure, arguments, cancellationToken).ConfigureAwait(false));
}
