using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Owners;

namespace HvProvider.Tests.Hosts.Owners;

public sealed class OwnerFinderTests
{
    [Theory]
    [InlineData("networkd", typeof(NetworkdOwner), "systemd-networkd")]
    [InlineData("netplan", typeof(NetplanOwner), "netplan")]
    [InlineData("NixOS with networkd", typeof(NixosNetworkdOwner), "NixOS")]
    [InlineData("NetworkManager", typeof(NetworkManagerOwner), "NetworkManager")]
    [InlineData("ifupdown", typeof(IfupdownOwner), "ifupdown")]
    [InlineData("ifupdown2", typeof(Ifupdown2Owner), "ifupdown2")]
    [InlineData("wicked", typeof(WickedOwner), "wicked")]
    [InlineData("NixOS", typeof(NixosOwner), "NixOS")]
    [InlineData("unknown", typeof(UnknownOwner), null)]
    public async Task The_tool_that_configures_a_bridge_is_found(string tool, Type owner, string? name)
    {
        var found = await OwnerAsync(OwnedHosts.Of(tool));
        Assert.Equal((owner, name), (found.GetType(), found.Name));
    }

    [Fact]
    public async Task A_stanza_in_a_further_file_is_found()
    {
        var host = OwnedHosts.Of("unknown");
        host.Write("/etc/network/interfaces", "source /etc/network/interfaces.d/*\n");
        host.Write("/etc/network/interfaces.d/vm", "iface br0 inet manual\n");
        var owner = Assert.IsType<IfupdownOwner>(await OwnerAsync(host));
        Assert.Contains("/etc/network/interfaces.d/vm", owner.EnableFiltering(await BridgeAsync(host)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bridge_of_another_tool_that_network_manager_shows_is_not_its_own()
    {
        var host = OwnedHosts.Of("ifupdown");
        host.Write(
            $"/run/NetworkManager/devices/{(await BridgeAsync(host)).Index}",
            "[device]\nmanaged=true\nconnection-uuid=x\nnm-owned=false\n");
        Assert.IsType<IfupdownOwner>(await OwnerAsync(host));
    }

    [Fact]
    public async Task The_state_files_of_networkd_count_if_it_does_not_respond()
    {
        var host = OwnedHosts.Of("unknown");
        var file = $"/run/systemd/netif/links/{(await BridgeAsync(host)).Index}";
        host.Write(file, "ADMIN_STATE=configured\nNETWORK_FILE=/run/systemd/network/10-netplan-br0.network\n");
        host.Write("/etc/network/interfaces", "iface br0 inet manual\n");
        Assert.IsType<IfupdownOwner>(await OwnerAsync(host));
        host.Answers[RecordedHost.ShowState] = RecordedHost.Failed("Failed to connect to bus");
        Assert.IsType<NetplanOwner>(await OwnerAsync(host));
        host.Write(file, "ADMIN_STATE=unmanaged\n");
        Assert.IsType<IfupdownOwner>(await OwnerAsync(host));
    }

    [Theory]
    [InlineData(
        "/etc/libvirt/hooks/qemu", "bridge vlan add dev vnet0 vid 30\n", "A likely cause is a hook of libvirt, which contains \"vlan\"")]
    [InlineData("/etc/libvirt/hooks/network.d/10-vlan.sh", "VLAN=30\n", "A likely cause is a hook of libvirt, which contains \"vlan\"")]
    [InlineData("/etc/libvirt/hooks/qemu.d/ports", "exit 0\n", "libvirt also runs hooks, which may change taps")]
    [InlineData("/etc/libvirt/hooks/qemu", null, "libvirt also runs hooks, which may change taps")]
    public async Task A_hook_of_libvirt_is_a_suspect(string path, string? text, string expected)
    {
        var host = OwnedHosts.Of("ifupdown");
        host.Write(path, text);
        host.Write("/etc/libvirt/hooks/README", "vlan bridge");
        Assert.Equal($"{expected}: {path}.", (await host.ViewAsync()).SuspectsOn(await BridgeAsync(host)).OfVlans);
    }

    [Fact]
    public async Task Without_suspects_the_command_that_shows_changes_is_named()
    {
        var host = OwnedHosts.Of("ifupdown");
        var suspects = (await host.ViewAsync()).SuspectsOn(await BridgeAsync(host));
        Assert.Equal("To see when it happens, run \"bridge monitor vlan\" on the host.", suspects.OfVlans);
        Assert.Equal("To see when it happens, run \"ip monitor link\" on the host.", suspects.OfMove);
    }

    [Fact]
    public async Task Networkd_is_a_suspect_wherever_it_runs()
    {
        var host = OwnedHosts.Of("ifupdown2");
        host.Answers[RecordedHost.ShowState] = RecordedHost.Printed("LoadState=loaded\nActiveState=active\n");
        host.Answers[RecordedHost.ListNetworkd] = RecordedHost.Printed("""{"Interfaces":[]}""");
        var suspects = (await host.ViewAsync()).SuspectsOn(await BridgeAsync(host));
        Assert.Contains("ifreload of ifupdown2", suspects.OfMove, StringComparison.Ordinal);
        Assert.Contains("systemd-networkd .network file", suspects.OfMove, StringComparison.Ordinal);
        Assert.Contains("systemd-networkd .network file", suspects.OfVlans, StringComparison.Ordinal);
    }

    private static async Task<NetworkOwner> OwnerAsync(RecordedHost host)
    {
        var view = await host.ViewAsync();
        return view.OwnerOf(view.FindLink("br0")!);
    }

    private static async Task<HostLink> BridgeAsync(RecordedHost host) =>
        (await host.ViewAsync()).FindLink("br0")!;
}
