using HvProvider.Networks;
using HvProvider.Resources.Bridges.Model;
using HvProvider.Shell;
using HvProvider.Vlans;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using static HvProvider.Resources.Bridges.Model.BridgeSchema;

namespace HvProvider.Resources.Bridges;

/// <summary>The diagnostics of <c>hv_bridge</c>: the attribute, the cause, the next step.</summary>
internal static class BridgeErrors
{
    private const int MaxListed = 10;

    public static Diagnostic Duplicate(string name) => Diagnostic.Error(
        "Network declared twice",
        $"Another resource of this configuration also manages the network \"{name}\". Change \"name\", or remove this resource.",
        Name.Path);

    public static Diagnostic BeingDeleted(string name) => Diagnostic.Error(
        "Network is still being removed",
        $"The network \"{name}\" belongs to another resource that this apply failed to destroy. Apply again. If the resource was only "
        + "renamed, use a moved block, which leaves the network unchanged.",
        Name.Path);

    public static DiagnosticException ExistsAlready(string name, string found) => new(
        "Network already exists",
        $"The hypervisor already has a network \"{name}\", which differs from the planned network: {found}. To manage the existing "
        + $"network, import it: {ShellCommand.Of("terraform", "import", "hv_bridge.NAME", name)}. To create another network, change "
        + "\"name\". If this resource is planned to replace that network, remove create_before_destroy, because network names are unique "
        + "in libvirt.",
        Name.Path);

    public static DiagnosticException Gone(string name) => new(
        "Network no longer exists",
        $"The network \"{name}\" was removed during the operation. Run terraform plan again.",
        Name.Path);

    public static DiagnosticException OtherBridge(string name, string expected, NetworkXml live) => new(
        "Network is on another bridge",
        $"The active network \"{name}\" is not on the planned bridge. Expected: the host bridge \"{expected}\". Found: {Describe(live)}. "
        + "Another tool changed the network after the plan. Run terraform plan again.",
        BridgeSchema.Bridge.Path);

    public static DiagnosticException InUse(string name, IReadOnlyList<NetworkUser> users) => new(
        "Network is in use",
        $"The network \"{name}\" cannot be removed because NICs use it: "
        + string.Join("; ", users.Take(MaxListed)) + (users.Count > MaxListed ? $"; and {users.Count - MaxListed} more" : "")
        + ". Without the network, these domains would no longer start. Remove the NICs from their domains or move them to another network, "
        + "then apply again.",
        Name.Path);

    public static DiagnosticException NotRemoved(string name) => new(
        "Network reappears after removal",
        $"The network \"{name}\" was removed several times and exists again. Another tool is changing it. Stop that tool, then apply "
        + "again.",
        Name.Path);

    public static Diagnostic Kept(string name) => Diagnostic.Warning(
        "Network now managed by another resource",
        $"The network \"{name}\" is not removed because another resource of this apply manages it now. To rename a resource, use a moved "
        + "block.");

    public static Diagnostic NotAsPlanned(string name, IReadOnlyList<string> differences) => Diagnostic.Error(
        "Network differs from plan",
        $"The network \"{name}\" still differs after the change: {string.Join("; ", differences)}. Another tool may be changing the "
        + "network. Run terraform plan again.");

    /// <summary>The live and persistent definitions of a network differ.</summary>
    public static Diagnostic OutOfSync(string name, SchemaAttribute attribute) => Diagnostic.Warning(
        "Live and persistent network definitions differ",
        $"The live and persistent definitions of the network \"{name}\" have different {attribute.Name}. Another tool or an interrupted "
        + "apply changed only one of them. The state shows the live definition. The next apply updates both.",
        attribute.Path);

    /// <summary>The live and persistent definitions have different VLANs outside the port groups.</summary>
    public static Diagnostic VlanOutOfSync(string name, VlanConfig? live, VlanConfig? config) => Diagnostic.Warning(
        "Live and persistent network definitions differ",
        $"The network \"{name}\" sets {Describe(config)} outside its port groups in the persistent definition and {Describe(live)} in the "
        + "live definition. Another tool changed only one of them. The next apply changes the persistent definition to the live one.",
        InSync.Path);

    /// <summary>The isolation of the persistent definition is not in effect.</summary>
    public static Diagnostic IsolationPending(string name, bool isolated) => Diagnostic.Warning(
        isolated ? "Isolation not in effect yet" : "Isolation still in effect",
        $"The active network \"{name}\" is {(isolated ? "not isolated" : "still isolated")}. libvirt applies a change of the isolation "
        + "when the network is started the next time, and only to NICs that are attached afterwards. To apply it immediately, restart the "
        + $"network while no guest needs it ({ShellCommand.Of("virsh", "net-destroy", name)}; "
        + $"{ShellCommand.Of("virsh", "net-start", name)}), then re-attach its NICs.",
        Isolated.Path);

    /// <summary>The network does not forward to a bridge of the host.</summary>
    public static Diagnostic OtherKind(string name, NetworkXml found) => Diagnostic.Warning(
        "Not a bridge network",
        $"The network \"{name}\" is no longer a network on a host bridge. Found: {Describe(found)}. Another tool changed it. The plan "
        + "shows how the next apply repairs it.",
        BridgeSchema.Bridge.Path);

    /// <summary>The imported network does not forward to a bridge of the host.</summary>
    public static DiagnosticException CannotImport(string name, NetworkXml found) => new(
        "Not a bridge network",
        $"The network \"{name}\" cannot be imported. Found: {Describe(found)}. hv_bridge manages only networks on a host bridge: "
        + "<forward mode='bridge'/> with <bridge name='…'/>.");

    /// <summary>The imported network does not exist.</summary>
    public static DiagnosticException NotFound(string id) => new(
        "Network not found",
        $"The hypervisor has no network with the name or UUID \"{id}\". Existing networks are listed by virsh net-list --all.");

    /// <summary>The network sets VLANs for port groups that have none.</summary>
    public static Diagnostic NetworkVlan(string name, NetworkXml found) => Diagnostic.Warning(
        "VLAN set on the network itself",
        $"The network \"{name}\" sets VLAN {found.Vlan} outside its port groups. NICs whose port group has neither vlan nor trunk are on "
        + "that VLAN instead of being untagged. Another tool set it, and hv_bridge has no attribute for it. Set vlan in each port group, "
        + $"or remove the <vlan> element of the network ({ShellCommand.Of("virsh", "net-edit", name)}).",
        PortGroups.Path);

    /// <summary>libvirt would change the bridge of the host.</summary>
    public static Diagnostic ManagesBridge(string name, NetworkXml found) => Diagnostic.Warning(
        "libvirt reconfigures the host bridge",
        $"The network \"{name}\" has macTableManager=\"{found.MacTableManager}\". With this setting, libvirt enables VLAN filtering on the "
        + $"bridge \"{found.Bridge}\" and disables learning on its ports. Another tool set it, and hv_bridge has no attribute for it. "
        + $"Remove it ({ShellCommand.Of("virsh", "net-edit", name)}).",
        BridgeSchema.Bridge.Path);

    private static string Describe(VlanConfig? vlan) => vlan is null ? "no VLAN" : vlan.Trunk ? $"the {vlan}" : $"VLAN {vlan}";

    /// <summary>The kind of a network, for messages.</summary>
    public static string Describe(NetworkXml network) => (network.ForwardMode, network.Bridge) switch
    {
        (NetworkXml.BridgeMode, { } bridge) => $"a network on the host bridge \"{bridge}\"",
        (NetworkXml.BridgeMode, null) => "a network of direct connections (macvtap), which has no bridge",
        (null, _) => "an isolated network on a bridge of libvirt",
        var (mode, _) => $"a network with the forward mode \"{mode}\"",
    };
}
