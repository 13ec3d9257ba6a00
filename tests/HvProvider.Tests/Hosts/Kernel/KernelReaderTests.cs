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
    public async Task A_bridge_has_its_ports_with_their_VLANs(string host)
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
    public async Task A_bridge_has_a_default_PVID_and_VLANs_of_its_own(string host, int? defaultPvid, string own)
    {
        var bridge = await new RecordedHost(host).BridgeAsync();

        Assert.Equal(defaultPvid, bridge.Options.DefaultPvid);
        Assert.Equal(own, bridge.OwnVlans.ToString());
    }

    [Theory]
    [InlineData("trixie-default-pvid-none")]
    [InlineData("bookworm-default-pvid-none")]
    public async Task A_port_that_bridge_vlan_does_not_list_has_no_VLAN(string host) =>
        Assert.Equal(PortVlans.None, (await new RecordedHost(host).BridgeAsync()).FindPort("vnet2")!.Vlans);

    [Theory]
    [InlineData("trixie-site", "br0.20")]
    [InlineData("trixie-pvid-1", "")]
    public async Task VLAN_interfaces_stand_on_their_bridge(string host, string names) => Assert.Equal(
        names, string.Join(' ', (await new RecordedHost(host).BridgeAsync()).VlanInterfaces.Select(vlan => vlan.Name)));

    [Fact]
    public async Task A_host_whose_kernel_has_no_VLANs_on_bridges_is_read_all_the_same()
    {
        var bridge = Assert.Single((await ReadNoVlansAsync()).Bridges);

        Assert.False(bridge.Options.VlanFiltering);
        Assert.Equal(["tap0", "uplink0"], bridge.Ports.Select(port => port.Name));
        Assert.All(bridge.Ports, port => Assert.Equal(PortVlans.None, port.Vlans));
    }

    [Theory]
    [InlineData(RecordedHost.ShowLinks, "ip")]
    [InlineData(RecordedHost.ShowVlans, "bridge")]
    public async Task A_program_that_is_missing_is_named(string command, string program)
    {
        var host = new RecordedHost("trixie-site");
        host.Answers.Remove(command);
        Assert.Contains($"The program {program} is not installed.", await FailAsync(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_fails_is_named_with_what_it_said()
    {
        var host = new RecordedHost("trixie-site");
        host.Answers[RecordedHost.ShowVlans] = RecordedHost.Failed("RTNETLINK answers:\nno\u001b[31m");
        var message = await FailAsync(host);
        Assert.Contains($"'{RecordedHost.ShowVlans}' failed with exit code 1: RTNETLINK answers: no [31m", message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_does_not_end_or_says_too_much_is_named()
    {
        var host = new RecordedHost("trixie-site");
        host.Answers[RecordedHost.ShowLinks] = new CommandAnswer.TimedOut(TimeSpan.FromSeconds(3));
        Assert.Contains("did not finish within 3 s", await FailAsync(host), StringComparison.Ordinal);
        host.Answers[RecordedHost.ShowLinks] = new CommandAnswer.TooMuchOutput(7);
        Assert.Contains("more than 7 bytes", await FailAsync(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_port_is_read_anew_by_two_commands()
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
    public async Task A_port_that_was_taken_off_its_bridge_is_on_none()
    {
        var host = new RecordedHost("trixie-site");
        host.Answers["ip -json -details link show dev vnet0"] =
            RecordedHost.Printed("""[{"ifindex":9,"ifname":"vnet0","linkinfo":{"info_kind":"tun"}}]""");
        host.Answers["bridge -json -compressvlans vlan show dev vnet0"] = RecordedHost.Printed("[]");

        var port = await new KernelReader(host).ReadPortAsync("vnet0", CancellationToken.None);

        Assert.Equal((null, PortVlans.None), (port!.Bridge, port.Vlans));
    }

    [Fact]
    public async Task A_port_that_is_gone_is_told_from_a_command_that_fails()
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
