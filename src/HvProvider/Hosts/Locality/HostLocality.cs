using LibvirtSharp;

namespace HvProvider.Hosts.Locality;

/// <summary>
/// Decides whether this process runs on the hypervisor's host. The presence of libvirt's socket is not sufficient: it may be
/// mounted or forwarded from another machine. The process that listens on it must be a libvirt daemon, or the service manager
/// that starts it, and must share the network namespace of this process.
/// </summary>
internal sealed class HostLocality(IProcesses processes)
{
    private const string ServiceManager = "systemd";
    private const string LegacySocket = "libvirt-sock";

    private static readonly string[] SocketFolders = ["/run/libvirt", "/var/run/libvirt"];

    /// <summary>Null if this is the hypervisor's host; otherwise the reason why not.</summary>
    public async Task<NoHostView?> CheckAsync(LibvirtConnection connection, CancellationToken cancellationToken)
    {
        if (connection.UnixPeer is not { } peer)
        {
            return new NoHostView(NoHostViewCause.Remote, $"The hypervisor {connection.Uri} is on another machine.");
        }

        return Check(MayBeFormer(peer) ? await LookAgainAsync(peer, cancellationToken) : peer);
    }

    /// <summary>Null if the listener of the socket is libvirt on this host; otherwise the reason why not.</summary>
    public NoHostView? Check(LibvirtUnixPeer peer)
    {
        if (peer.ProcessId is not { } process || processes.NameOf(process) is not { } name)
        {
            return new NoHostView(
                NoHostViewCause.UnknownPeer,
                $"The process that listens on {peer.SocketPath} is not visible: it runs in another container, has ended, or /proc hides "
                + "the processes of other users.");
        }

        return LibvirtDaemon.Find(processes, process) is { } daemon ? CheckNetwork(peer, process, daemon)
            : name == ServiceManager ? CheckManaged(peer, process)
            : new NoHostView(
                NoHostViewCause.UnknownPeer,
                $"The process that listens on {peer.SocketPath} is \"{name}\", which is not a libvirt daemon. The socket may be "
                + "forwarded from another machine.");
    }

    /// <summary>
    /// A connection that starts the daemon was made before the daemon listened. Its peer is the service manager, or a previous
    /// daemon process that exited when idle and whose PID may have been reused.
    /// </summary>
    private bool MayBeFormer(LibvirtUnixPeer peer) =>
        peer.ProcessId is { } process && LibvirtDaemon.Find(processes, process) is null;

    private static async Task<LibvirtUnixPeer> LookAgainAsync(LibvirtUnixPeer peer, CancellationToken cancellationToken)
    {
        try
        {
            return await peer.RefreshAsync(cancellationToken);
        }
        catch (LibvirtConnectionException)
        {
            // Use the peer of the first connection.
            return peer;
        }
    }

    private NoHostView? CheckNetwork(LibvirtUnixPeer peer, int process, string name)
    {
        var (its, own) = (processes.NetworkOf(process), processes.NetworkOf(processes.Self));
        return its is null || own is null
            ? new NoHostView(
                NoHostViewCause.UnknownPeer,
                $"The network namespace of {name}, which listens on {peer.SocketPath}, cannot be compared with that of this process: "
                + "/proc does not show it.")
            : its == own ? null
            : new NoHostView(
                NoHostViewCause.OtherNamespace,
                $"{name}, which listens on {peer.SocketPath}, runs in another network namespace than Terraform. The links that are "
                + "visible here are not those of the hypervisor.");
    }

    /// <summary>
    /// With socket activation, the service manager listens for the daemon. It may also listen for a forwarder, so the socket must
    /// be one of libvirt's own.
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
                $"The service manager listens on {peer.SocketPath}, which is not a libvirt socket. It may be forwarded from "
                + "another machine.");
        }

        var expected = DaemonsOf(Path.GetFileName(socket));
        var running = processes.All.Select(p => (Process: p, Name: LibvirtDaemon.Find(processes, p)))
            .Where(p => p.Name is { } name && expected.Contains(name)).ToList();
        return running.Count == 0
            ? new NoHostView(
                NoHostViewCause.UnknownPeer,
                $"The service manager listens on {peer.SocketPath}, and the daemon behind it is not visible.")
            : running.Exists(p => CheckNetwork(peer, p.Process, p.Name!) is null) ? null
            : CheckNetwork(peer, running[0].Process, running[0].Name!);
    }

    private static bool IsOfSession(string socket) => socket.StartsWith("/run/user/", StringComparison.Ordinal)
        && Path.GetFileName(Path.GetDirectoryName(socket)) == "libvirt";

    /// <summary>
    /// The daemons that may serve a socket: <c>virtqemud-sock-ro</c> belongs to virtqemud, <c>libvirt-sock</c> to two daemons.
    /// </summary>
    private static IReadOnlyList<string> DaemonsOf(string socket) => socket.StartsWith(LegacySocket, StringComparison.Ordinal)
        ? LibvirtDaemon.OfLegacySocket
        : [.. LibvirtDaemon.All.Where(daemon => socket.StartsWith(daemon + "-sock", StringComparison.Ordinal))];
}
