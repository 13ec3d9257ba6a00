namespace LibvirtSharp.Transports;

/// <summary>
/// Finds the socket of a daemon on this machine: the monolithic libvirtd (or virtproxyd, which uses the same socket), or the daemon
/// of the driver, such as virtqemud; of the system or of the user session.
/// </summary>
internal sealed class UnixSocketLocator(UserEnvironment environment)
{
    private const string SystemDirectory = "/var/run/libvirt";

    /// <summary>The socket of the URI. It may not exist.</summary>
    public UnixSocketAddress Locate(LibvirtUri uri, bool readOnly)
    {
        if (uri.Parameters.Socket is { } given)
        {
            return new UnixSocketAddress(given, "the daemon behind the URI's parameter 'socket'");
        }

        var isSession = uri.Path == "/session" && !environment.IsRoot;
        var legacy = new UnixSocketAddress(PathOf("libvirt", isSession, readOnly), "libvirtd");
        var direct = DaemonOf(uri.Driver) is { } daemon
            ? new UnixSocketAddress(PathOf(daemon, isSession, readOnly), daemon)
            : null;
        return uri.Parameters.Mode switch
        {
            LibvirtDaemonMode.Direct => direct ?? throw new LibvirtConnectionException(
                LibvirtConnectionFailure.NotSupported,
                $"The driver '{uri.Driver}' of '{uri}' has no daemon of its own, so mode=direct is not possible."),
            LibvirtDaemonMode.Legacy => legacy,
            _ => direct is not null && environment.Exists(direct.Path) ? direct : legacy,
        };
    }

    // Session daemons have no read-only socket. A system may have none either, if only the other socket is activated.
    // Opening read-only over the ordinary socket is equivalent: the daemon rejects changes as well.
    private string PathOf(string prefix, bool isSession, bool readOnly)
    {
        if (isSession)
        {
            return Path.Combine(environment.RuntimeDirectory, "libvirt", prefix + "-sock");
        }

        var path = $"{SystemDirectory}/{prefix}-sock";
        return readOnly && environment.Exists(path + "-ro") ? path + "-ro" : path;
    }

    private static string? DaemonOf(string driver) => driver switch
    {
        "qemu" => "virtqemud",
        "network" => "virtnetworkd",
        "interface" => "virtinterfaced",
        "nodedev" => "virtnodedevd",
        "nwfilter" => "virtnwfilterd",
        "secret" => "virtsecretd",
        "storage" => "virtstoraged",
        "xen" => "virtxend",
        "lxc" => "virtlxcd",
        "vbox" => "virtvboxd",
        "bhyve" => "virtbhyved",
        "vz" => "virtvzd",
        "ch" => "virtchd",
        _ => null,
    };
}
