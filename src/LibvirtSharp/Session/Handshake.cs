using LibvirtSharp.Protocol;

namespace LibvirtSharp.Session;

/// <summary>The calls that precede all others: authentication, keepalive, open.</summary>
internal static class Handshake
{
    private const uint OpenReadOnly = 1;

    public static async Task PerformAsync(
        RpcSession session, LibvirtUri uri, LibvirtConnectionOptions options, CancellationToken cancellationToken)
    {
        await Authentication.PerformAsync(session, cancellationToken).ConfigureAwait(false);
        if (await HasKeepAliveAsync(session, cancellationToken).ConfigureAwait(false)
            && options.KeepAliveInterval != Timeout.InfiniteTimeSpan)
        {
            session.StartKeepAlive(options.KeepAliveInterval, options.KeepAliveCount);
        }

        var name = uri.DaemonName;
        try
        {
            await session.CallAsync(
                ConnectProcedures.Open, new(name, options.ReadOnly ? OpenReadOnly : 0), null, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (LibvirtRemoteException exception)
        {
            throw new LibvirtConnectionException(
                LibvirtConnectionFailure.OpenRefused,
                $"The libvirt daemon refused to open '{name}': {exception.ServerMessage}. Check the driver and the "
                + "path of the URI, and that the daemon has this driver.", exception);
        }
    }

    /// <summary>
    /// The query also enables the keepalive packets of the server. Daemons without this call have no keepalive.
    /// </summary>
    private static async Task<bool> HasKeepAliveAsync(RpcSession session, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await session.CallAsync(
                ConnectProcedures.SupportsFeature, (int)LibvirtFeature.KeepAlive, null, cancellationToken)
                .ConfigureAwait(false);
            return answer != 0;
        }
        catch (LibvirtRemoteException)
        {
            return false;
        }
    }
}
