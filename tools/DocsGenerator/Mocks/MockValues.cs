using HvProvider.Nics.Settings;

namespace DocsGenerator.Mocks;

/// <summary>
/// The values of computed attributes in mocks, as HCL. All of them describe the NIC of web01 on VLAN 30 of br0. By the name of the
/// attribute, or by its path if the name has another meaning there.
/// </summary>
internal static class MockValues
{
    private const string VlanList = "[30]";

    private static readonly Dictionary<string, string> ByName = new(StringComparer.Ordinal)
    {
        ["active"] = "true",
        ["address"] = Text("192.0.2.10/24"),
        ["alias"] = Text("ua-lan"),
        ["attachment"] = Text("lan"),
        ["autostart"] = "true",
        ["average"] = "1250",
        ["bridge"] = Text("br0"),
        ["burst"] = "512",
        ["configured"] = Text("none"),
        ["current_mac_address"] = "null",
        ["default"] = "false",
        ["default_pvid"] = "1",
        ["dhcp"] = Text("ipv4"),
        ["domain"] = Text("web01"),
        ["domain_uuid"] = Text("5a1e0000-0000-4000-8000-000000000001"),
        ["file"] = Text("/etc/systemd/network/20-br0.netdev"),
        ["guest_interface"] = Text("eth0"),
        ["guest_tap"] = "true",
        ["id"] = Text("5a1e0000-0000-4000-8000-000000000001/lan"),
        ["import_id"] = Text("5a1e0000-0000-4000-8000-000000000001/lan"),
        ["in_sync"] = "true",
        ["infrastructure_vlan"] = "20",
        ["isolated"] = "false",
        ["kind"] = Text("bridge"),
        ["link"] = Text("br0"),
        ["live"] = "true",
        ["managed"] = "true",
        ["managed_by_networkd"] = "true",
        ["mtu"] = "1500",
        ["name"] = Text("lan"),
        ["native"] = "20",
        ["native_mode"] = Text("untagged"),
        ["netdev_drop_ins"] = "[]",
        ["netdev_file"] = Text("/etc/systemd/network/20-br0.netdev"),
        ["network"] = Text("site"),
        ["network_drop_ins"] = "[]",
        ["network_file"] = Text("/etc/systemd/network/30-br0.network"),
        ["on_destroy"] = Text("detach"),
        ["operational_state"] = Text("routable"),
        ["peak"] = "2500",
        ["persistent"] = "true",
        ["port_group"] = Text("web"),
        ["prefix_length"] = "24",
        ["pvid"] = "30",
        ["resync_guests"] = "false",
        ["running"] = "true",
        ["setting"] = Text("DefaultPVID"),
        ["setup_state"] = Text("configured"),
        ["source"] = Text("dhcp"),
        ["state"] = Text("forwarding"),
        ["stp"] = "false",
        ["tagged"] = "[]",
        ["tags"] = "[\"30\", \"40\"]",
        ["tap"] = Text("vnet0"),
        ["trunked_vlans"] = "[20, 30, 40]",
        ["type"] = Text("bridge"),
        ["untagged"] = VlanList,
        ["uplink"] = Text("uplink0"),
        ["uuid"] = Text("5a1e0000-0000-4000-8000-000000000002"),
        ["vlan_filtering"] = "true",
        ["vlan_problem"] = "null",
        ["vlan_protocol"] = Text("802.1Q"),
    };

    private static readonly Dictionary<string, string> SettingsByName =
        NicSettingTable.All.ToDictionary(static setting => setting.Name, static setting => setting.MockValue, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> ByPath = new(StringComparer.Ordinal)
    {
        ["hv_bridge.id"] = Text("5a1e0000-0000-4000-8000-000000000002"),
        ["hv_host_bridge.configured_but_not_applied.running"] = Text("1"),
        ["hv_host_bridge.own_vlans.pvid"] = "1",
        ["hv_host_bridge.own_vlans.tagged"] = "[20]",
        ["hv_host_bridge.own_vlans.untagged"] = "[1]",
        ["hv_host_bridge.ports.name"] = Text("vnet0"),
        ["hv_host_bridge.vlan_interfaces.name"] = Text("br0.20"),
        ["hv_host_bridge.vlan_interfaces.vlan"] = "20",
        ["hv_network_attachments.interfaces.addresses.address"] = Text("192.0.2.10"),
        ["hv_network_attachments.interfaces.addresses.source"] = Text("agent"),
    };

    /// <summary>The value of an attribute.</summary>
    /// <param name="path">The path: <c>hv_network_attachment.effective_vlans.pvid</c>.</param>
    /// <exception cref="GeneratorException">The attribute has no value, so Terraform would generate a meaningless one.</exception>
    public static string Of(string path) =>
        ByPath.TryGetValue(path, out var value)
        || ByName.TryGetValue(path[(path.LastIndexOf('.') + 1)..], out value)
        || SettingsByName.TryGetValue(path[(path.LastIndexOf('.') + 1)..], out value)
            ? value
            : throw new GeneratorException(
                $"{path} is computed and has no value for mocks: terraform test would generate 8 random characters, 0 or false. "
                + "Add one to tools/DocsGenerator/Mocks/MockValues.cs.");

    private static string Text(string value) => $"\"{value}\"";
}
