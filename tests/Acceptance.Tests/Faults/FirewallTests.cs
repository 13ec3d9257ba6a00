using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;

namespace Acceptance.Tests.Faults;

/// <summary>
/// A hypervisor whose firewall sees the packets between the ports of its bridge (br_netfilter). Packets between two ports are the
/// reference: a plan warns if they are dropped, and only then. Terraform runs in the network of the hypervisor.
/// </summary>
public sealed class FirewallTests : IAsyncLifetime
{
    private const string Summary = "Host firewall filters bridged packets";

    private static readonly (string Commands, string? Dropped)[] Steps =
    [
        ("true", null),
        ("iptables -P FORWARD DROP", "IPv4"),
        ("iptables -I FORWARD -i br0 -o br0 -j ACCEPT", null),
        ("iptables -F FORWARD; iptables -N DOCKER-USER; iptables -A FORWARD -j DOCKER-USER", "IPv4"),
        ("iptables -A DOCKER-USER -i br0 -j ACCEPT", null),
        ("iptables -F FORWARD; sysctl --ignore --write net.bridge.bridge-nf-call-iptables=0", null),
        ("ip link set br0 type bridge nf_call_iptables 1", "IPv4"),
        ("iptables -P FORWARD ACCEPT; ip6tables -P FORWARD DROP", "IPv6"),
        ("ip6tables -I FORWARD -i br+ -j ACCEPT", null),
        ("nft add table inet x; nft add chain inet x f '{ type filter hook forward priority 0; policy drop; }'", "IPv4 and IPv6"),
        ("nft add rule inet x f iifname br0 oifname br0 accept", null),
    ];

    private Hypervisor _hypervisor = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _hypervisor = await Hypervisor.StartAsync(Token);

    public ValueTask DisposeAsync() => _hypervisor.DisposeAsync();

    [Fact]
    public async Task A_plan_warns_if_packets_between_ports_are_dropped_and_only_then()
    {
        await using var guest = await _hypervisor.DefineGuestAsync("web01", GuestOptions.Idle, Token);
        await using var terraform = await CreateWorkspaceAsync();
        await AddPortsAsync();

        // A kernel that has not loaded br_netfilter drops nothing. To load it would change the network of this machine.
        var isLoaded = (await _hypervisor.TryRunAsync(["test", "-e", "/proc/sys/net/bridge"], Token)).ExitCode == 0;
        foreach (var (commands, expected) in Steps)
        {
            var dropped = isLoaded ? expected : null;
            await RunAsync(commands);
            Assert.Equal((commands, dropped), (commands, await MeasureAsync()));
            var warning = await PlanAsync(terraform);
            Assert.Equal((commands, dropped is null), (commands, warning is null));
            Assert.Contains($"passes {dropped} packets", warning ?? "passes  packets", StringComparison.Ordinal);
        }
    }

    private static async Task<string?> PlanAsync(TerraformWorkspace terraform) => (await terraform.PlanAsync(Token)).OrThrow()
        .Warnings.SingleOrDefault(warning => warning.Summary == Summary)?.Detail;

    /// <summary>A configuration of a NIC on the bridge. The provider runs the program <c>nft</c> of the hypervisor.</summary>
    private async Task<TerraformWorkspace> CreateWorkspaceAsync()
    {
        var terraform = await TerraformWorkspace.CreateAsync(_hypervisor.Network, _hypervisor.Uri, Token);
        var programs = Directory.CreateDirectory(Path.Combine(terraform.Folder, "programs")).FullName;
        var nft = Path.Combine(programs, "nft");
        await File.WriteAllTextAsync(nft, $"#!/bin/sh\nexec chroot {_hypervisor.Root} nft \"$@\"\n", Token);
        File.SetUnixFileMode(nft, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await terraform.WriteAsync(
            """
            resource "hv_network_attachment" "lan" {
              domain = "web01"
              name   = "lan"
              bridge = "br0"
            }
            """,
            Token);
        return terraform.With("PATH", $"{programs}:{Environment.GetEnvironmentVariable("PATH")}");
    }

    /// <summary>Adds two ports, each with a host.</summary>
    private Task AddPortsAsync() => RunAsync(
        """
        sysctl --ignore --write net.bridge.bridge-nf-call-iptables=1 net.bridge.bridge-nf-call-ip6tables=1
        for i in 1 2; do
            ip netns add host$i
            ip link add port$i type veth peer name eth0 netns host$i
            ip link set port$i master br0 up
            ip -n host$i link set eth0 up
            ip -n host$i address add 10.7.0.$i/24 dev eth0
            ip -n host$i address add fd07::$i/64 dev eth0 nodad
        done
        """);

    /// <summary>The protocols whose packets do not reach the other host; null if all do.</summary>
    private async Task<string?> MeasureAsync()
    {
        var ip = PingAsync("10.7.0.2");
        var ip6 = PingAsync("fd07::2");
        return (await ip, await ip6) switch
        {
            (true, true) => null,
            (false, true) => "IPv4",
            (true, false) => "IPv6",
            _ => "IPv4 and IPv6",
        };
    }

    private async Task<bool> PingAsync(string address) => (await _hypervisor.TryRunAsync(
        ["ip", "netns", "exec", "host1", "ping", "-n", "-q", "-c", "2", "-i", "0.2", "-W", "1", address], Token)).ExitCode == 0;

    private async Task RunAsync(string commands) => (await _hypervisor.TryRunAsync(["sh", "-e", "-c", commands], Token)).OrThrow();
}
