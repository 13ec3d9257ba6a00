using LibvirtSharp.Protocol;

namespace LibvirtSharp.Session;

/// <summary>Performs the authentication that the daemon requires.</summary>
internal static class Authentication
{
    public static async Task PerformAsync(RpcSession session, CancellationToken cancellationToken)
    {
        var offered = await ListAsync(session, cancellationToken).ConfigureAwait(false);
        if (offered.Contains(AuthenticationType.None))
        {
            return;
        }

        if (offered.Contains(AuthenticationType.Polkit))
        {
            await AuthenticateByPolkitAsync(session, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            throw NotSupported(offered);
        }
    }

    private static async Task<IReadOnlyList<AuthenticationType>> ListAsync(
        RpcSession session, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await session.CallAsync(ConnectProcedures.AuthenticationList, default, null, cancellationToken)
                .ConfigureAwait(false);
            return answer.Items;
        }
        catch (LibvirtRemoteException exception)
        {
            throw Failed($"The libvirt daemon did not report its authentication methods: {exception.ServerMessage}.", exception);
        }
    }

    private static async Task AuthenticateByPolkitAsync(RpcSession session, CancellationToken cancellationToken)
    {
        try
        {
            await session.CallAsync(ConnectProcedures.AuthenticationPolkit, default, null, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (LibvirtRemoteException exception)
        {
            throw Failed(
                $"polkit denied this user access to libvirt: {exception.ServerMessage}. Run as root, add the user "
                + "to the group 'libvirt', or allow the action org.libvirt.unix.manage.", exception);
        }
    }

    private static LibvirtConnectionException NotSupported(IReadOnlyList<AuthenticationType> offered) => Failed(
        $"The libvirt daemon requires authentication by {string.Join(", ", offered.Select(Describe))}. This client "
        + "supports only none and polkit. Set auth_unix_rw (or auth_unix_ro, auth_tcp, auth_tls) in libvirtd.conf, or "
        + "use another transport.", null);

    private static string Describe(AuthenticationType type) =>
        type == AuthenticationType.Sasl ? "SASL" : $"type {type.Value}";

    private static LibvirtConnectionException Failed(string message, Exception? inner) =>
        new(LibvirtConnectionFailure.AuthenticationFailed, message, inner);
}
