using HvProvider.Hosts.Commands;
using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Text;
using HvProvider.Vlans;

namespace HvProvider.Tests.Hosts.Kernel;

public sealed class KernelReaderTests
{
    public static TheoryData<string> Labs => Recording.Labs;

    [Theory]
    [MemberData(nameof(Labs))]
    public async Task The_ports_of_a_bridge_are_read_with_their_VLANs(string host)
    {
        var bridge = await new RecordedHost(host).BridgeAsync();

        Assert.Equal(["uplink0", "vnet0", "vnet1", "vnet2"], bridge.Ports.Select(port => port.Name));
        Assert.All(bridge.Ports, port => Assert.Equal("br0", port.Bridge));
        Assert.True(bridge.Options.VlanFiltering);
        Assert.Equal(["vnet1"], bridge.Ports.Where(port => port.IsIsolated).Select(port => port.Name));
    }

    [Theory]
    [InlineData("trixie-site", 1, "1 PVID untagged, 20, 30, 40")]
    [InlineData("trixie-default-pvid-20", 20, "20, 30, 40")]
    [InlineData("trixie-default-pvid-none", null, "20, 30, 40")]
    [InlineData("trixie-pvid-1", 1, "1 PVID untagged")]
    [InlineData("bookworm-site", 1, "1 PVID untagged, 20, 30, 40")]
    [InlineData("bookworm-default-pvid-20", 20, "20, 30, 40")]
    [InlineData("bookworm-default-pvid-none", null, "20, 30, 40")]
    [InlineData("bookworm-pvid-1", 1, "1 PVID untagged")]
    public async Task The_default_PVID_and_the_VLANs_of_a_bridge_are_read(string host, int? defaultPvid, string own)
    {
        var bridge = await new RecordedHost(host).BridgeAsync();

        Assert.Equal(defaultPvid, bridge.Options.DefaultPvid);
        Assert.Equal(own, bridge.OwnVlans.ToString());
    }

    [Theory]
    [InlineData("trixie-default-pvid-none")]
    [InlineData("bookworm-default-pvid-none")]
    public async Task A_port_not_listed_by_bridge_vlan_has_no_VLAN(string host) =>
        Assert.Equal(PortVlans.None, (await new RecordedHost(host).BridgeAsync()).FindPort("vnet2")!.Vlans);

    [Theory]
    [InlineData("trixie-site", "br0.20")]
    [InlineData("trixie-pvid-1", "")]
    public async Task VLAN_interfaces_are_read_with_their_bridge(string host, string names) => Assert.Equal(
        names, string.Join(' ', (await new RecordedHost(host).BridgeAsync()).VlanInterfaces.Select(vlan => vlan.Name)));

    [Fact]
    public async Task A_host_without_bridge_VLANs_in_its_kernel_is_read()
    {
        var bridge = Assert.Single((await ReadNoVlansAsync()).Bridges);

        Assert.False(bridge.Options.VlanFiltering);
        Assert.Equal(["tap0", "uplink0"], bridge.Ports.Select(port => port.Name));
        Assert.All(bridge.Ports, port => Assert.Equal(PortVlans.None, port.Vlans));
    }

    [Theory]
    [InlineData(RecordedHost.ShowLinks, "ip")]
    [InlineData(RecordedHost.ShowVlans, "bridge")]
    public async Task A_missing_program_is_reported(string command, string program)
    {
        var host = new RecordedHost("trixie-site");
        host.Answers.Remove(command);
        Assert.Contains($"The program {program} is not installed.", await FailAsync(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_command_is_reported_with_its_output()
    {
        var host = new RecordedHost("trixie-site");
        host.Answers[RecordedHost.ShowVlans] = RecordedHost.Failed("RTNETLINK answers:\nno\u001b[31m");
        var message = await FailAsync(host);
        Assert.Contains($"'{RecordedHost.ShowVlans}' failed with exit code 1: RTNETLINK answers: no [31m.", message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_with_a_timeout_or_too_much_output_is_reported()
    {
        var host = new RecordedHost("trixie-site");
        host.Answers[RecordedHost.ShowLinks] = new CommandAnswer.TimedOut(TimeSpan.FromSeconds(3));
        Assert.Contains("did not finish within 3 s", await FailAsync(host), StringComparison.Ordinal);
        host.Answers[RecordedHost.ShowLinks] = new CommandAnswer.TooMuchOutput(7);
        Assert.Contains("more than 7 bytes", await FailAsync(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_port_is_read_by_two_commands()
    {
        var host = new RecordedHost("trixie-site");
        host.Answers["ip -json -details link show dev vnet0"] = RecordedHost.Printed(
            """[{"ifindex":9,"ifname":"vnet0","master":"br0","linkinfo":{"info_kind":"tun","info_slave_kind":"bridge","info_slave_data":{"state":"forwarding"}}}]""");
        host.Answers["bridge -json -compressvlans vlan show dev vnet0"] = RecordedHost.Printed(
            """[{"ifname":"vnet0","vlans":[{"vlan":40,"flags":["PVID","Egress Untagged"]}]}]""");

        var port = await new KernelReader(host).ReadPortAsync("vnet0", CancellationToken.None);

        Assert.Equal(("br0", "40 PVID untagged"), (port!.Bridge, port.Vlans.ToString()));
        Assert.Equal(2, host.Log.Count);
    }

    [Fact]
    public async Task A_port_removed_from_its_bridge_has_no_bridge()
    {
        var host = new RecordedHost("trixie-site");
        host.Answers["ip -json -details link show dev vnet0"] =
            RecordedHost.Printed("""[{"ifindex":9,"ifname":"vnet0","linkinfo":{"info_kind":"tun"}}]""");
        host.Answers["bridge -json -compressvlans vlan show dev vnet0"] = RecordedHost.Printed("[]");

        var port = await new KernelReader(host).ReadPortAsync("vnet0", CancellationToken.None);

        Assert.Equal((null, PortVlans.None), (port!.Bridge, port.Vlans));
    }

    [Fact]
    public async Task A_missing_port_is_distinguished_from_a_failed_command()
    {
        var host = new RecordedHost("trixie-site");
        host.Answers["ip -json -details link show dev vnet9"] = RecordedHost.Failed("Device \"vnet9\" does not exist.");
        Assert.Null(await new KernelReader(host).ReadPortAsync("vnet9", CancellationToken.None));

        host.Answers["ip -json -details link show dev vnet0"] = RecordedHost.Failed("it was busy");
        Assert.Equal(
            "30 PVID untagged", (await new KernelReader(host).ReadPortAsync("vnet0", CancellationToken.None))!.Vlans.ToString());

        host.Answers.Remove(RecordedHost.ShowLinks);
        await Assert.ThrowsAsync<HostReadException>(() => new KernelReader(host).ReadPortAsync("vnet9", CancellationToken.None));
    }

    private static async Task<string> FailAsync(RecordedHost host) => (await Assert.ThrowsAsync<HostReadException>(
        () => new KernelReader(host).ReadAsync(CancellationToken.None))).Message;

    private static Task<KernelView> ReadNoVlansAsync()
    {
        var host = new RecordedHost("trixie-site");
        host.Answers[RecordedHost.ShowLinks] = RecordedHost.Printed(Recording.Read("no-vlans", "address.json"));
        host.Answers[RecordedHost.ShowVlans] = RecordedHost.Printed(Recording.Read("no-vlans", "vlan.json"));
        return new KernelReader(host).ReadAsync(CancellationToken.None);
    }
}
