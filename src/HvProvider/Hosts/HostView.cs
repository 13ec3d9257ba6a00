using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Networkd;

namespace HvProvider.Hosts;

/// <summary>The network of the hypervisor's host at about one moment: what the kernel runs, and what networkd says of it.</summary>
/// <param name="Kernel">What the kernel runs.</param>
/// <param name="Networkd">What networkd says.</param>
internal sealed record HostView(KernelView Kernel, NetworkdView Networkd)
{
    /// <summary>The links, by their number.</summary>
    public IReadOnlyList<HostLink> Links => Kernel.Links;

    /// <summary>The bridges, by name.</summary>
    public IReadOnlyList<HostBridge> Bridges => Kernel.Bridges;

    /// <summary>The link of that name; null when there is none.</summary>
    public HostLink? FindLink(string name) => Links.FirstOrDefault(link => link.Name == name);

    /// <summary>The bridge of that name; null when there is no such link, or it is no bridge.</summary>
    public HostBridge? FindBridge(string name) => Bridges.FirstOrDefault(bridge => bridge.Name == name);

    /// <summary>The port of that name, whatever bridge it is on; null when there is none.</summary>
    public HostPort? FindPort(string name) => Bridges.Select(bridge => bridge.FindPort(name)).FirstOrDefault(port => port is not null);
}
