using HvProvider.Hosts;
using HvProvider.Hypervisor;
using HvProvider.Preflight;
using HvProvider.Tests.Hosts;
using HvProvider.Vlans;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Tests.Preflight;

/// <summary>What pre-flight is asked about, on recorded hosts.</summary>
internal static class Plans
{
    public static readonly LibvirtVersion New = new(11, 3, 0);
    public static readonly LibvirtVersion Bookworm = new(9, 0, 0);

    /// <summary>
    /// VLANs as tests name them: <c>30</c>, <c>30,40</c> is a trunk, <c>30,40 native 20</c>, <c>30 native 20 tagged</c>; empty is
    /// untagged.
    /// </summary>
    public static VlanConfig? Vlan(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [] => null,
            [var one] when !one.Contains(',', StringComparison.Ordinal) => VlanConfig.Access(int.Parse(one)),
            [var tags, .. var native] => VlanConfig.TrunkOf(
                tags.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse),
                native is ["native", var id, ..] ? int.Parse(id) : null,
                native is [.., "tagged"] ? NativeMode.Tagged : NativeMode.Untagged),
        };
    }

    /// <summary>A connection to <c>br0</c> of a host.</summary>
    public static async Task<ConnectionPlan> ConnectAsync(RecordedHost host, string vlans, LibvirtVersion? libvirt = null) =>
        Connect(await host.ViewAsync(), vlans, libvirt);

    public static ConnectionPlan Connect(HostView? host, string vlans, LibvirtVersion? libvirt = null) => new()
    {
        Bridge = "br0",
        Vlan = Vlan(vlans),
        Host = host,
        Libvirt = libvirt ?? New,
        Settings = Naming("uplink0"),
    };

    /// <summary>
    /// Settings that name the uplinks of <c>br0</c>. The uplink of the lab is a veth device, which is only assumed to be it.
    /// </summary>
    public static HypervisorSettings Naming(params IReadOnlyList<string>? uplinks) => new()
    {
        Uri = null,
        MacNamespace = null,
        Bridges = new Dictionary<string, BridgeSettings> { ["br0"] = new() { Uplinks = uplinks } },
    };

    /// <summary>The only finding; its detail is returned.</summary>
    public static string AssertOne(
        this IReadOnlyList<Finding> findings, DiagnosticSeverity severity, FindingAspect aspect, string summary)
    {
        var finding = Assert.Single(findings);
        Assert.Equal((severity, aspect, summary), (finding.Severity, finding.Aspect, finding.Summary));
        return finding.Detail;
    }
}
