using LibvirtSharp.Protocol;

namespace LibvirtSharp.Session;

/// <summary>What has to be said before the first call: authentication, keepalive, open.</summary>
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
    /// Asking makes the server send its own questions. Daemons that do not know the call have neither.
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
