using System.Net;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Captures;
using Labs.Network;
using Labs.Probes;
using Labs.Tests.Support;

namespace Labs.Tests.Packets;

/// <summary>
/// One scenario for several tests, run once: three guests are attached on VLANs and all frames are counted; two running guests are
/// moved and all frames are counted again; the last count is on a host with a leak.
/// </summary>
public sealed class PacketFixture : IAsyncLifetime
{
    /// <summary>The number of frames of every kind that each probe sends during a count.</summary>
    public const int Rounds = 10;

    private const int Pings = 5;

    private static readonly string[] Roles = ["web", "cache", "db"];

    private readonly LabLeases _leases;
    private readonly List<Guest> _guests = [];
    private LabLease? _lease;
    private TerraformWorkspace? _terraform;
    private ProbeGroup? _probes;
    private Chapter? _site;
    private Chapter? _moved;
    private Chapter? _leaking;
    private RouterChapter? _router;

    public PacketFixture(LabFixture fixture)
    {
        _leases = new LabLeases(fixture);
        Guests = Roles.ToDictionary(
            role => role, role => new PacketGuest(role, fixture.DrawName(role), fixture.DrawMac()), StringComparer.Ordinal);
    }

    /// <summary>The guests by their roles.</summary>
    internal IReadOnlyDictionary<string, PacketGuest> Guests { get; }

    /// <summary>The VLANs of the hosts behind the trunk.</summary>
    internal static IReadOnlyDictionary<string, int> Hosts { get; } =
        ExternalHost.Vlans.ToDictionary(vlan => $"ext{vlan}");

    /// <summary>On the site's host: web and cache on VLAN 30, db on VLAN 40.</summary>
    internal Chapter Site => _site!;

    /// <summary>After a change in the running guests: web on VLAN 40, db on VLAN 20.</summary>
    internal Chapter Moved => _moved!;

    /// <summary>On a host with DefaultPVID=20, attached with virsh: web on VLAN 30, db on VLAN 40, and cache has no NIC.</summary>
    internal Chapter Leaking => _leaking!;

    /// <summary>The errors of the provider on that host, before the NICs are attached without the provider.</summary>
    internal IReadOnlyList<TerraformDiagnostic> Refusals { get; private set; } = [];

    internal RouterChapter Router => _router!;

    /// <summary>The tap and the console output of web, before and after the move.</summary>
    internal (string Tap, string Console) WebBefore { get; private set; }

    internal (string Tap, string Console) WebAfter { get; private set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Lab Lab => _lease!.Lab;

    public async ValueTask InitializeAsync()
    {
        _lease = await _leases.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        try
        {
            await RunAllAsync();
        }
        catch
        {
            // Other tests wait for the lab.
            await ReleaseAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ReleaseAsync();
        await _leases.DisposeAsync();
    }

    private async Task ReleaseAsync()
    {
        if (_lease is not { } lease)
        {
            return;
        }

        _lease = null;
        try
        {
            foreach (var guest in _guests)
            {
                await guest.DisposeAsync();
            }

            if (_terraform is not null)
            {
                await _terraform.DisposeAsync();
            }

            await lease.Lab.Networkd.SwitchAsync(HostVariant.Site, CancellationToken.None);
        }
        finally
        {
            await lease.DisposeAsync();
        }
    }

    private async Task RunAllAsync()
    {
        await StartAsync();
        _site = await MoveAndCountAsync("Three guests on the site's host", new() { ["web"] = 30, ["cache"] = 30, ["db"] = 40 });
        await WriteAsync("packets-site.md", _site.Format());
        WebBefore = await ReadWebAsync();

        _router = await PingAsync();
        await WriteAsync("packets-router.md", _router.Format());

        _moved = await MoveAndCountAsync("Two of them moved while they run", new() { ["web"] = 40, ["cache"] = 30, ["db"] = 20 });
        await WriteAsync("packets-moved.md", _moved.Format());
        WebAfter = await ReadWebAsync();
        (await _terraform!.DestroyAsync(Token)).OrThrow();

        await Lab.Networkd.SwitchAsync(HostVariant.DefaultPvid20, Token);
        Dictionary<string, int> leaking = new() { ["web"] = 30, ["db"] = 40 };
        Refusals = [.. (await ApplyAsync(leaking)).Errors];
        await PlugInBlindlyAsync(leaking);
        _leaking = await CountAsync("Two guests on a host with DefaultPVID=20", leaking);
        await WriteAsync("packets-default-pvid-20.md", _leaking.Format());
    }

    private async Task StartAsync()
    {
        _terraform = await Lab.CreateWorkspaceAsync(Token);

        // The NICs on the leaking host are measured here, so the plan must not refuse them.
        await _terraform.ConfigureProviderAsync("preflight = \"off\"", Token);
        foreach (var role in Roles)
        {
            _guests.Add(await Lab.DefineGuestAsync(Guests[role].Domain, GuestOptions.Packets, Token));
        }

        await Task.WhenAll(_guests.Select(guest => guest.StartReadyAsync(Token)));
        _probes = new ProbeGroup([
            .. Hosts.Keys.Select(name => new HostProbe(name, Lab.Shared.In("probes").In($"{name}.json").Outside)),
            .. _guests.Zip(Roles, (guest, role) => new GuestProbe(role, guest.ProbeFile))]);
    }

    private static async Task WriteAsync(string name, string content)
    {
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryFolders.Root, "artifacts", "test-results", "lab"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), content, Token);
    }

    // Moves the guests to these VLANs with the provider, and counts.
    private async Task<Chapter> MoveAndCountAsync(string title, Dictionary<string, int> vlans)
    {
        (await ApplyAsync(vlans)).OrThrow();
        return await CountAsync(title, vlans);
    }

    // With virsh: the provider refuses a NIC that leaks.
    private async Task PlugInBlindlyAsync(Dictionary<string, int> vlans)
    {
        foreach (var guest in Selected(vlans))
        {
            var file = Lab.Shared.In($"{guest.Domain}-nic.xml");
            await File.WriteAllTextAsync(
                file.Outside,
                $"""
                <interface type='bridge'><mac address='{guest.Mac}'/><source bridge='{Lab.Bridge}'/>
                <vlan><tag id='{vlans[guest.Role]}'/></vlan><model type='virtio'/></interface>
                """,
                Token);
            await Lab.VirshAsync(["attach-device", guest.Domain, file.Inside, "--live"], Token);
        }
    }

    private async Task<TerraformResult> ApplyAsync(Dictionary<string, int> vlans)
    {
        await _terraform!.WriteAsync(
            string.Concat(Selected(vlans).Select(guest =>
                $$"""
                resource "hv_network_attachment" "{{guest.Role}}" {
                  domain      = "{{guest.Domain}}"
                  name        = "lan"
                  bridge      = "{{Lab.Bridge}}"
                  vlan        = {{vlans[guest.Role]}}
                  mac_address = "{{guest.Mac}}"
                }

                """)),
            Token);
        return await _terraform.ApplyAsync(Token);
    }

    private IEnumerable<PacketGuest> Selected(Dictionary<string, int> vlans) =>
        Roles.Where(vlans.ContainsKey).Select(role => Guests[role]);

    private async Task<Chapter> CountAsync(string title, Dictionary<string, int> vlans)
    {
        await _probes!.WaitAsync(
            "every guest with a NIC to send, and no other one",
            now => now.Senders.Except(Hosts.Keys).Order().SequenceEqual(vlans.Keys.Order()),
            Token);

        var taps = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in vlans.Keys)
        {
            taps.Add(name, await ReadTapAsync(name));
        }

        await using var trunk = await PacketCapture.StartAsync(
            Lab, "trunk", "trunk0", CaptureOptions.Everything with { NetworkNamespace = Lab.Switch.Name }, Token);
        await using var tap = await PacketCapture.StartAsync(Lab, "tap", taps["web"], CaptureOptions.Everything, Token);
        var before = await ReadPortsAsync(taps);
        var window = await _probes.CountAsync(Rounds, Token);
        var after = await ReadPortsAsync(taps);
        return new Chapter(
            title,
            vlans,
            window,
            after.ToDictionary(port => port.Key, port => port.Value - before[port.Key]),
            await trunk.StopAsync(Token),
            await tap.StopAsync(Token));
    }

    // The received frames of the ports of hosts and guests.
    private async Task<Dictionary<string, long>> ReadPortsAsync(Dictionary<string, string> taps)
    {
        var behind = PortCounters.Parse(await Lab.Switch.RunAsync(PortCounters.Command, Token));
        var host = PortCounters.Parse(await Lab.RunAsync(PortCounters.Command, Token));
        var ports = Hosts.ToDictionary(external => external.Key, external => behind[$"access{external.Value}"]);
        foreach (var (guest, tap) in taps)
        {
            ports.Add(guest, host[tap]);
        }

        return ports;
    }

    private async Task<(string Tap, string Console)> ReadWebAsync() =>
        (await ReadTapAsync("web"), (await _guests[0].ReadConsoleAsync(Token)).Text);

    // Lines of virsh: tap, type, source, model, MAC address.
    private async Task<string> ReadTapAsync(string role) =>
        (await Lab.VirshAsync(["domiflist", Guests[role].Domain], Token)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[0].Trim();

    private async Task<RouterChapter> PingAsync()
    {
        var db = new GuestAddresses(Guests["db"].Mac);
        await using var capture = await PacketCapture.StartAsync(
            Lab, "router", "eth0", CaptureOptions.Everything with { NetworkNamespace = Lab.Router.Name }, Token);
        var routed = await PingBothAsync(30, db.In(40), db.InV6(40));
        var frames = await capture.StopAsync(Token);
        await ForwardAsync(false);
        var unrouted = await PingBothAsync(30, db.In(40), db.InV6(40));
        await ForwardAsync(true);
        return new RouterChapter(
            routed,
            unrouted,
            await PingBothAsync(30, db.Shared, db.SharedV6),
            await PingBothAsync(40, db.Shared, db.SharedV6),
            frames);
    }

    private Task<PingCount[]> PingBothAsync(int vlan, IPAddress ipv4, IPAddress ipv6) => Task.WhenAll(
        Lab.External(vlan).PingAsync(ipv4, Pings, Token), Lab.External(vlan).PingAsync(ipv6, Pings, Token));

    private Task ForwardAsync(bool on) => Lab.Router.RunAsync(
        ["sysctl", "--quiet", "--write", $"net.ipv4.ip_forward={(on ? 1 : 0)}", $"net.ipv6.conf.all.forwarding={(on ? 1 : 0)}"], Token);
}
