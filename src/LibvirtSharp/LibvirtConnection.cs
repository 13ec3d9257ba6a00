using LibvirtSharp.Protocol;
using LibvirtSharp.Session;
using LibvirtSharp.Transports;
using LibvirtSharp.Xdr;

namespace LibvirtSharp;

/// <summary>
/// A connection to a libvirt daemon. All members are safe for concurrent use. At most four calls are in progress, others are
/// queued. A cancelled call can still take effect.
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

    /// <summary>The URI of the connection.</summary>
    public LibvirtUri Uri { get; }

    /// <summary>Whether the daemon rejects changes.</summary>
    public bool IsReadOnly => _options.ReadOnly;

    /// <summary>The process that listens on the unix socket of the connection; null for other transports.</summary>
    public LibvirtUnixPeer? UnixPeer { get; private init; }

    /// <summary>Completes when the connection ends, for any reason and never with an error.</summary>
    public Task Closed => _session.Closed;

    /// <summary>The reason for the end of the connection; null while it is open.</summary>
    public LibvirtConnectionException? CloseReason => _session.CloseReason;

    /// <summary>Connects, authenticates and opens the URI.</summary>
    /// <exception cref="LibvirtConnectionException">No connection could be established.</exception>
    public static async Task<LibvirtConnection> OpenAsync(
        LibvirtUri uri, LibvirtConnectionOptions options, CancellationToken cancellationToken)
    {
        // Cancelled by the caller or the timeout.
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.ConnectTimeout);
        try
        {
            var transport = TransportFactory.Create(uri, options.ReadOnly);
            var connected = await transport.ConnectAsync(timeout.Token).ConfigureAwait(false);
            return await OpenAsync(uri, options, connected, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LibvirtConnectionException(
                LibvirtConnectionFailure.Timeout,
                $"No connection to '{uri}' within {options.ConnectTimeout.TotalSeconds} s: the daemon does not respond.",
                exception);
        }
    }

    /// <summary>Closes the connection in an orderly way. Calls in progress fail.</summary>
    public async ValueTask DisposeAsync() => await _session.CloseAsync(_options.CloseTimeout).ConfigureAwait(false);

    /// <summary>Opens a connection over a connected stream, and takes ownership of the stream.</summary>
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
