using System.Text.Json;
using Acceptance.Tests.Attachments.Support;
using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Commands;

namespace Acceptance.Tests.NetworkAttachmentListing;

/// <summary>Listings are equal to the output of the hypervisor's own tools.</summary>
public sealed class ListingTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_NIC_is_shown_as_virsh_shows_it()
    {
        await using var host = await ListedHost.StartAsync(lease);
        await host.Terraform.WriteAsync(
            ListedHost.Data("run", $"domain = \"{host.RunningName}\"")
            + ListedHost.Data("off", $"domain = \"{host.Stopped.Uuid}\"")
            + ListedHost.Data("bridge", "bridge = \"br0\"")
            + ListedHost.Data("network", $"network = \"{host.Network}\"")
            + ListedHost.Data("all", ""),
            Token);
        Assert.Empty((await host.Terraform.ApplyAsync(Token)).OrThrow().Warnings);

        await AssertDomainsAsync(host);

        // Guests of other tests are on the bridge too.
        var own = new HashSet<string?> { host.RunningName, host.StoppedName };
        Assert.Equal(7, (await host.ReadAsync("bridge")).Count(nic => own.Contains(nic.Text("domain"))));
        Assert.Equal(8, (await host.ReadAsync("all")).Count(nic => own.Contains(nic.Text("domain"))));
        Assert.Equal([host.MacOf(3), host.MacOf(4)], (await host.ReadAsync("network")).Select(nic => nic.Text("mac_address")));
    }

    [Fact]
    public async Task Read_only_access_is_sufficient_except_for_agents()
    {
        await using var host = await ListedHost.StartAsync(lease);
        host.Terraform.With("HV_URI", $"qemu:///system?socket={lease.Hypervisor.RunFolder}/libvirt/libvirt-sock-ro");
        await host.Terraform.WriteAsync(
            ListedHost.Data("run", $"domain = \"{host.RunningName}\"\n  address_sources = [\"lease\", \"arp\", \"agent\"]"), Token);

        // The channel of the agent exists, but no agent is connected: none is queried, and there is no warning.
        Assert.Empty((await host.Terraform.ApplyAsync(Token)).OrThrow().Warnings);
        Assert.All(await host.ReadAsync("run"), nic => Assert.Empty(nic.GetProperty("addresses").EnumerateArray()));
        Assert.Contains("state='disconnected'", await host.Running.GetXmlAsync(inactive: false, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_are_those_of_domifaddr()
    {
        await using var host = await ListedHost.StartAsync(lease);

        await host.Terraform.WriteAsync(
            ListedHost.Data("run", $"domain = \"{host.RunningName}\"\n  address_sources = [\"arp\"]"), Token);

        // Tap, MAC address, protocol, address. The kernel removes its neighbour entries when the last bridge port with a carrier goes
        // away, which another test may cause.
        var oracle = await Wait.UntilAsync(
            "an entry of the guest before and after the reading", ReadAsync, row => row.Length >= 4, TimeSpan.FromMinutes(2), Token);
        Assert.Equal((host.MacOf(2), "ipv4", "192.0.2.10/0"), (oracle[1], oracle[2], oracle[3]));
        var nics = await host.ReadAsync("run");
        Assert.Equal(oracle[0], nics[1].Text("tap"));
        Assert.Equal(
            """[{"address":"192.0.2.10","guest_interface":null,"prefix_length":null,"source":"arp"}]""",
            nics[1].GetProperty("addresses").GetRawText());
        Assert.All([nics[0], .. nics.Skip(2)], nic => Assert.Empty(nic.GetProperty("addresses").EnumerateArray()));

        async Task<string[]> ReadAsync()
        {
            // The entry that traffic between host and guest would create.
            await lease.Hypervisor.RunAsync(
                ["ip", "neigh", "replace", "192.0.2.10", "lladdr", host.MacOf(2), "dev", "br0", "nud", "reachable"], Token);
            (await host.Terraform.ApplyAsync(Token)).OrThrow();
            return (await lease.Hypervisor.VirshAsync(["domifaddr", host.RunningName, "--source", "arp"], Token))
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        }
    }

    /// <summary>Compares the listings of the two domains with virsh and their definitions.</summary>
    private async Task AssertDomainsAsync(ListedHost host)
    {
        var (run, off) = (await host.ReadAsync("run"), await host.ReadAsync("off"));
        Assert.Equal(5, run.Count);
        Assert.Equal(3, off.Count);
        await AssertAsVirshAsync(host.RunningName, run, "domiflist", host.RunningName);
        await AssertAsVirshAsync(host.StoppedName, off, "domiflist", host.StoppedName, "--inactive");
        Assert.Equal(
            ["bridge br0  ", "bridge br0  ", $"network br0 {host.Network} ", $"network br0 {host.Network} infra", "bridge br0  "],
            run.Select(nic => $"{nic.Text("type")} {nic.Text("bridge")} {nic.Text("network")} {nic.Text("port_group")}"));
        Assert.Equal(["up", "up", "up", "up", "down"], run.Select(nic => nic.Text("link_state")));
        Assert.Equal(
            (await host.Running.GetLiveNicsAsync(Token)).OrderBy(nic => nic.Mac).Select(nic => (nic.Mac, nic.Alias, nic.Pci, nic.Tap)),
            run.Select(nic => (nic.Text("mac_address")!, nic.Text("alias"), nic.Text("pci_address"), nic.Text("tap"))));
        Assert.All(run, nic => Assert.Equal((true, true, true, true, false), Flags(nic)));
        Assert.All(off, nic => Assert.Equal((false, false, true, true, false), Flags(nic)));
        Assert.Equal("30", off[0].GetProperty("vlan").GetRawText());
        Assert.Equal("""{"native":20,"native_mode":"untagged","tags":["20","30-31"]}""", off[1].GetProperty("trunk").GetRawText());
        Assert.Equal($"{host.StoppedName}/{host.MacOf(17)}", off[0].Text("import_id"));

        // Terraform runs outside of the hypervisor's network namespace.
        Assert.All(run, nic => Assert.Equal(JsonValueKind.Null, nic.GetProperty("effective_vlans").ValueKind));
    }

    private static (bool Running, bool Live, bool Persistent, bool InSync, bool Managed) Flags(JsonElement nic) => (
        nic.GetProperty("running").GetBoolean(), nic.GetProperty("live").GetBoolean(), nic.GetProperty("persistent").GetBoolean(),
        nic.GetProperty("in_sync").GetBoolean(), nic.GetProperty("managed").GetBoolean());

    // Interface, type, source, model, MAC address. virsh lists a running NIC of a network with the resolved type.
    private async Task AssertAsVirshAsync(string domain, IReadOnlyList<JsonElement> nics, params string[] command)
    {
        var rows = (await lease.Hypervisor.VirshAsync(command, Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)).OrderBy(row => row[4], StringComparer.Ordinal).ToList();
        Assert.Equal(rows.Select(row => (row[4], row[3], row[0])), nics.Select(nic =>
            (nic.Text("mac_address")!, nic.Text("model") ?? "-", nic.Text("tap") ?? "-")));
        foreach (var (row, nic) in rows.Zip(nics))
        {
            Assert.Contains(row[2], new[] { nic.Text("network"), nic.Text("bridge"), "-" });
            Assert.Contains(row[1], new[] { nic.Text("type"), nic.Text("network") is null ? null : "bridge" });
            Assert.Equal(domain, nic.Text("domain"));
        }
    }
}
