using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Networkd;

namespace HvProvider.Hosts;

/// <summary>The network of the hypervisor's host at about one moment, as reported by the kernel and networkd.</summary>
/// <param name="Kernel">The state of the kernel.</param>
/// <param name="Networkd">The state of networkd.</param>
internal sealed record HostView(KernelView Kernel, NetworkdView Networkd)
{
    /// <summary>The links, by interface index.</summary>
    public IReadOnlyList<HostLink> Links => Kernel.Links;

    /// <summary>The bridges, by name.</summary>
    public IReadOnlyList<HostBridge> Bridges => Kernel.Bridges;

    /// <summary>The link with that name; null if there is none.</summary>
    public HostLink? FindLink(string name) => Links.FirstOrDefault(link => link.Name == name);

    /// <summary>The bridge with that name; null if the link does not exist or is not a bridge.</summary>
    public HostBridge? FindBridge(string name) => Bridges.FirstOrDefault(bridge => bridge.Name == name);

    /// <summary>The port with that name on any bridge; null if there is none.</summary>
    public HostPort? FindPort(string name) => Bridges.Select(bridge => bridge.FindPort(name)).FirstOrDefault(port => port is not null);
}
