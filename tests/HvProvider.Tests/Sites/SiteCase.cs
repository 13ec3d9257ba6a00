namespace HvProvider.Tests.Sites;

/// <summary>A site, and the connection that is planned on it.</summary>
/// <param name="Site">The folder of the recording.</param>
/// <param name="Bridge">The bridge; null for a NIC on the libvirt network of the site.</param>
internal sealed record SiteCase(string Site, string? Bridge)
{
    /// <summary>The cases, by the name of their golden file.</summary>
    public static readonly IReadOnlyDictionary<string, SiteCase> All = new Dictionary<string, SiteCase>
    {
        ["proxmox"] = new("proxmox", "vmbr0"),
        ["proxmox-vids"] = new("proxmox-vids", "vmbr0"),
        ["netplan"] = new("netplan", "br30"),
        ["nixos"] = new("nixos", "br0"),
        ["networkmanager"] = new("networkmanager", "br0"),
        ["bond"] = new("bond", "br0"),
        ["team"] = new("team", "br0"),
        ["vlan-on-bond"] = new("vlan-on-bond", "br30"),
        ["vlan-on-bond-filtering"] = new("vlan-on-bond", "br0"),
        ["two-uplinks"] = new("two-uplinks", "br0"),
        ["two-uplinks-named"] = new("two-uplinks", "br0") { Uplinks = ["eno1", "eno2"] },
        ["isolated"] = new("isolated", "br0"),
        ["isolated-named"] = new("isolated", "br0") { Uplinks = [] },
        ["isolated-dummy"] = new("isolated-dummy", "br0"),
        ["vxlan"] = new("vxlan", "br0"),
        ["openvswitch-bridge"] = new("openvswitch", "ovsbr0"),
        ["openvswitch-network"] = new("openvswitch", null) { Version = Preflight.Plans.Bookworm },
        ["vrf"] = new("vrf", "br0"),
        ["docker"] = new("docker", "br0"),
        ["many-taps"] = new("many-taps", "br0") { Taps = 400 },
        ["stacked"] = new("stacked", "br30"),
        ["stacked-patched"] = new("stacked", "br1"),
        ["dot1ad"] = new("dot1ad", "br0"),
    };

    /// <summary>The number of taps; 0 for the recorded ones.</summary>
    public int Taps { get; init; }

    /// <summary>The configured uplinks; null for none.</summary>
    public string[]? Uplinks { get; init; }

    /// <summary>The version of libvirt.</summary>
    public LibvirtSharp.LibvirtVersion Version { get; init; } = Preflight.Plans.New;
}
