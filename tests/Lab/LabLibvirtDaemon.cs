using Hypervisors;

namespace Labs;

/// <summary>The lab's libvirtd, a service of its systemd. Guests go on running while it is away.</summary>
public sealed class LabLibvirtDaemon
{
    private readonly Lab _lab;

    internal LabLibvirtDaemon(Lab lab) => _lab = lab;

    /// <summary>Stops and starts the daemon; it answers afterwards.</summary>
    public Task RestartAsync(CancellationToken cancellationToken) =>
        _lab.RunAsync(["systemctl", "restart", "libvirtd.service"], cancellationToken);
}
