using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Netfilter;
using HvProvider.Hosts.Networkd;
using HvProvider.Hosts.Owners;

namespace HvProvider.Hosts;

/// <summary>The network of the hypervisor's host at about one moment, as reported by the kernel and networkd.</summary>
/// <param name="Kernel">The state of the kernel.</param>
/// <param name="Networkd">The state of networkd.</param>
internal sealed record HostView(KernelView Kernel, NetworkdView Networkd)
{
    /// <summary>What the files of the host show about the tools that configure its network.</summary>
    public HostTools Tools { get; init; } = HostTools.None;

    /// <summary>The settings of br_netfilter; null if no bridge passes packets to the host's firewall.</summary>
    public BridgeNetfilter? Netfilter { get; init; }

    /// <summary>The links, by interface index.</summary>
    public IReadOnlyList<HostLink> Links => Kernel.Links;

    /// <summary>The bridges, by name.</summary>
    public IReadOnlyList<HostBridge> Bridges => Kernel.Bridges;

    /// <summary>The link with that name or alternative name; null if there is none.</summary>
    public HostLink? FindLink(string name) => new HostLinks(Links).Find(name);

    /// <summary>The bridge with that name or alternative name; null if the link does not exist or is not a bridge.</summary>
    public HostBridge? FindBridge(string name) =>
        FindLink(name) is { } link ? Bridges.FirstOrDefault(bridge => bridge.Name == link.Name) : null;

    /// <summary>The ports of a bridge that lead to the physical switch.</summary>
    /// <param name="bridge">The bridge.</param>
    /// <param name="taps">The taps of running domains, by name.</param>
    /// <param name="named">The configured uplinks; null if nothing is configured.</param>
    public BridgeUplinks UplinksOf(HostBridge bridge, IReadOnlyDictionary<string, GuestTap> taps, IReadOnlyList<string>? named) =>
        BridgeUplinks.Find(new HostLinks(Links), bridge, taps, named);

    /// <summary>The tool that configures a link.</summary>
    public NetworkOwner OwnerOf(HostLink link) => Owners.Find(link);

    /// <summary>networkd, or the tool that generates this file of networkd.</summary>
    public NetworkdOwner OwnerOfFile(NetworkdFile file) => Owners.OfNetworkd(file.Path);

    /// <summary>What may change the taps on a bridge behind libvirt.</summary>
    public TapSuspects SuspectsOn(HostLink bridge) => new(OwnerOf(bridge), Networkd, Tools);

    /// <summary>The port with that name on any bridge; null if there is none.</summary>
    public HostPort? FindPort(string name) => Bridges.Select(bridge => bridge.FindPort(name)).FirstOrDefault(port => port is not null);

    private OwnerFinder Owners => new(Networkd, Tools);
}
