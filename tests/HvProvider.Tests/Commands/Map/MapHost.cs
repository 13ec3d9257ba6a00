using HvProvider.Commands.Map;
using HvProvider.Commands.Map.Model;
using HvProvider.Hypervisor;
using HvProvider.Tests.Hosts;
using HvProvider.Tests.Resources.NetworkAttachments;
using HvProvider.Vlans;
using LibvirtFake;

namespace HvProvider.Tests.Commands.Map;

/// <summary>A hypervisor of the fake daemon and the host that it is on, of which maps are made.</summary>
internal sealed class MapHost : IAsyncDisposable
{
    private const string Site = """
        <network><name>site</name><forward mode='bridge'/><bridge name='br0'/>
        <portgroup name='web'><vlan><tag id='30'/></vlan></portgroup>
        <portgroup name='iot' default='yes'><vlan><tag id='40'/></vlan></portgroup>
        <portgroup name='routers'><vlan trunk='yes'><tag id='20' nativeMode='untagged'/><tag id='30'/><tag id='40'/></vlan></portgroup>
        </network>
        """;

    private int _domains;

    private MapHost(FakeLibvirtd fake, string host) => (Fake, Host) = (fake, new TapHost(fake, host));

    public FakeLibvirtd Fake { get; }

    public TapHost Host { get; }

    public static async Task<MapHost> StartAsync(string host = "trixie-site") => new(await FakeLibvirtd.StartAsync(), host);

    /// <summary>A site whose guests are all as they should be, one of them stopped.</summary>
    public static async Task<MapHost> HealthyAsync(string host = "trixie-site")
    {
        var site = await StartAsync(host);
        site.Fake.Host.AddNetwork(Site);
        site.Add("db01", OnBridge(1, "<vlan><tag id='20'/></vlan><alias name='ua-lan'/>"));
        site.Add("iot01", OnSite(2));
        site.Add("router01", OnSite(3, "routers", "<alias name='ua-trunk'/>"));
        site.Add("web01", OnSite(4, "web", "<alias name='ua-lan'/>"));
        site.Add("web02", OnSite(5, "web", "<alias name='ua-lan'/><link state='down'/>"));
        site.Add("web03", OnSite(6, "web"), FakeDomainKind.Stopped);
        return site;
    }

    /// <summary>The same site, where every port gets VLAN 20 and libvirt does not take it away.</summary>
    public static Task<MapHost> LeakingAsync() => HealthyAsync("trixie-default-pvid-20");

    /// <summary>The same site, where something on the host has changed taps, and one guest is on a VLAN that ends on the host.</summary>
    public static async Task<MapHost> MismatchedAsync()
    {
        var site = await HealthyAsync();
        site.Add("lost01", OnBridge(7));
        site.Add("typo01", OnSite(8, "wbe"));
        site.Host.Change("vnet3", new PortVlans(40, [40], []));
        site.Host.Change("vnet2", new PortVlans(20, [20], [40]));
        site.Host.TakeOff("vnet0");
        return site;
    }

    public ValueTask DisposeAsync() => Fake.DisposeAsync();

    /// <summary>Adds a domain whose UUID is the same in every run.</summary>
    public FakeDomain Add(string name, string interfaces, FakeDomainKind kind = FakeDomainKind.Running) => Fake.Host.AddDomain(
        Guests.Xml(name, interfaces)
            .Replace("</name>", $"</name><uuid>00000000-0000-4000-8000-{++_domains:d12}</uuid>", StringComparison.Ordinal),
        kind);

    /// <summary>A NIC on the bridge itself.</summary>
    public static string OnBridge(int number, string more = "", string bridge = "br0") =>
        Guests.Foreign($"52:54:00:00:00:{number:x2}", 1, more, $"bridge='{bridge}'");

    /// <summary>A NIC on the network <c>site</c>.</summary>
    public static string OnSite(int number, string? portGroup = null, string more = "") => Guests.Foreign(
        $"52:54:00:00:00:{number:x2}", 1, more, "network='site'" + (portGroup is null ? "" : $" portgroup='{portGroup}'"), "network");

    /// <summary>What is read now, by a URI that is the same in every run.</summary>
    public async Task<HostObservation> ReadAsync()
    {
        await using var session = new HypervisorSession(new HypervisorSettings { Uri = Fake.Uri, MacNamespace = null }, Host.Access);
        return await new HostMapReader(session).ReadAsync(TestContext.Current.CancellationToken) with { Uri = "qemu:///system" };
    }

    /// <summary>The map of what is there now.</summary>
    public async Task<HostMap> MapAsync(string? only = null) => HostMapBuilder.Build(await ReadAsync(), only);
}
