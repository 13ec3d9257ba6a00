using LibvirtSharp;

namespace HvProvider.Hosts.Locality;

/// <summary>
/// Decides whether the host that this process runs on is the hypervisor's own. That libvirt's socket is here proves nothing: it
/// may be mounted from elsewhere, or forwarded. The process that listens on it must be libvirt's, or the service manager that
/// starts libvirt's, and must have the network that this process has.
/// </summary>
internal sealed class HostLocality(IProcesses processes)
{
    private const string ServiceManager = "systemd";
    private const string LegacySocket = "libvirt-sock";

    private static readonly string[] LegacyDaemons = ["libvirtd", "virtproxyd"];

    private static readonly string[] Daemons =
    [
        .. LegacyDaemons, "virtqemud", "virtlxcd", "virtxend", "virtchd", "virtbhyved", "virtvboxd", "virtvzd",
    ];

    private static readonly string[] SocketFolders = ["/run/libvirt", "/var/run/libvirt"];

    /// <summary>Null when the hypervisor's host is this one; else why not.</summary>
    public async Task<NoHostView?> CheckAsync(LibvirtConnection connection, CancellationToken cancellationToken)
    {
        if (connection.UnixPeer is not { } peer)
        {
            return new NoHostView(NoHostViewCause.Remote, $"The hypervisor {connection.Uri} is on another machine.");
        }

        return Check(MayBeFormer(peer) ? await LookAgainAsync(peer, cancellationToken) : peer);
    }

    /// <summary>Null when what listens on the socket is libvirt of this host; else why not.</summary>
    public NoHostView? Check(LibvirtUnixPeer peer)
    {
        if (peer.ProcessId is not { } process || processes.NameOf(process) is not { } name)
        {
            return new NoHostView(
                NoHostViewCause.UnknownPeer,
                $"The process that listens on {peer.SocketPath} cannot be seen from here: it is in another container, or has ended, "
                + "or /proc hides the processes of others.");
        }

        return Daemons.Contains(name) ? CheckNetwork(peer, process, name)
            : name == ServiceManager ? CheckManaged(peer, process)
            : new NoHostView(
                NoHostViewCause.UnknownPeer,
                $"The process that listens on {peer.SocketPath} is \"{name}\", which is not libvirt: the socket may be forwarded from "
                + "another machine.");
    }

    /// <summary>
    /// A connection that starts the daemon was made before the daemon listened: its peer is the service manager, or the daemon's
    /// former process, which ended when it had nothing to do, and whose number may be another one's now.
    /// </summary>
    private bool MayBeFormer(LibvirtUnixPeer peer) =>
        peer.ProcessId is { } process && !Daemons.Contains(processes.NameOf(process));

    private static async Task<LibvirtUnixPeer> LookAgainAsync(LibvirtUnixPeer peer, CancellationToken cancellationToken)
    {
        try
        {
            return await peer.RefreshAsync(cancellationToken);
        }
        catch (LibvirtConnectionException)
        {
            // What is known of the first connection has to do.
            return peer;
        }
    }

    private NoHostView? CheckNetwork(LibvirtUnixPeer peer, int process, string name)
    {
        var (its, own) = (processes.NetworkOf(process), processes.NetworkOf(processes.Self));
        return its is null || own is null
            ? new NoHostView(
                NoHostViewCause.UnknownPeer,
                $"Whether {name}, which listens on {peer.SocketPath}, has the network of this process cannot be told: /proc does not "
                + "show it.")
            : its == own ? null
            : new NoHostView(
                NoHostViewCause.OtherNamespace,
                $"{name}, which listens on {peer.SocketPath}, is in another network namespace than Terraform: the links that are seen "
                + "from here are not the hypervisor's.");
    }

    /// <summary>
    /// The service manager listens for a daemon that does not do so itself. It listens for others too, a forwarder among them
    /// perhaps, so the socket must be libvirt's own.
    /// </summary>
    private NoHostView? CheckManaged(LibvirtUnixPeer peer, int process)
    {
        if (CheckNetwork(peer, process, ServiceManager) is { } other)
        {
            return other;
        }

        var socket = Path.GetFullPath(peer.SocketPath);
        if (!SocketFolders.Contains(Path.GetDirectoryName(socket)) && !IsOfSession(socket))
        {
            return new NoHostView(
                NoHostViewCause.UnknownPeer,
                $"The service manager listens on {peer.SocketPath}, which is not one of libvirt's own sockets: the socket may be "
                + "forwarded from another machine.");
        }

        var expected = DaemonsOf(Path.GetFileName(socket));
        var running = processes.All.Select(p => (Process: p, Name: processes.NameOf(p)))
            .Where(p => expected.Contains(p.Name)).ToList();
        return running.Count == 0
            ? new NoHostView(
                NoHostViewCause.UnknownPeer,
                $"The service manager listens on {peer.SocketPath}, and the daemon behind it cannot be seen from here.")
            : running.Exists(p => CheckNetwork(peer, p.Process, p.Name!) is null) ? null
            : CheckNetwork(peer, running[0].Process, running[0].Name!);
    }

    private static bool IsOfSession(string socket) => socket.StartsWith("/run/user/", StringComparison.Ordinal)
        && Path.GetFileName(Path.GetDirectoryName(socket)) == "libvirt";

    /// <summary>Who may be behind a socket: <c>virtqemud-sock-ro</c> is virtqemud's, <c>libvirt-sock</c> that of two.</summary>
    private static string[] DaemonsOf(string socket) => socket.StartsWith(LegacySocket, StringComparison.Ordinal)
        ? LegacyDaemons
        : [.. Daemons.Where(daemon => socket.StartsWith(daemon + "-sock", StringComparison.Ordinal))];
}
