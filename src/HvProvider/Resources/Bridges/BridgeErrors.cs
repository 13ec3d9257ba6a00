using HvProvider.Networks;
using HvProvider.Resources.Bridges.Model;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using static HvProvider.Resources.Bridges.Model.BridgeSchema;

namespace HvProvider.Resources.Bridges;

/// <summary>What users are told about networks: the attribute, the cause, the next step.</summary>
internal static class BridgeErrors
{
    private const int MaxListed = 10;

    public static Diagnostic Duplicate(string name) => Diagnostic.Error(
        "Network declared twice",
        $"Another resource of this configuration is the network \"{name}\" as well. Give this one another name, or remove it.",
        Name.Path);

    public static Diagnostic Leaving(string name) => Diagnostic.Error(
        "Network is still being removed",
        $"Another resource of this apply is the network \"{name}\" so far, and could not be destroyed. Apply again. Where that resource was "
        + "only renamed, use a moved block: then the network is not touched.",
        Name.Path);

    public static DiagnosticException ExistsAlready(string name, string found) => new(
        "Network exists already",
        $"The hypervisor has a network \"{name}\", and it is not the one that is to be created: {found}. To manage that network, import it: "
        + $"terraform import hv_bridge.NAME '{name}'. To have a new one, choose another name. Where this resource is to replace that network, "
        + "remove create_before_destroy: libvirt has one network of a name.",
        Name.Path);

    public static DiagnosticException Gone(string name) => new(
        "Network is gone",
        $"The network \"{name}\" disappeared during the operation. Run terraform plan again to see what is left.",
        Name.Path);

    public static DiagnosticException OtherBridge(string name, string wanted, NetworkXml live) => new(
        "Network is on another bridge",
        $"The network \"{name}\" is active, and is {Describe(live)}, not the bridge \"{wanted}\". Something else has changed it since the "
        + "plan. Run terraform plan again.",
        BridgeSchema.Bridge.Path);

    public static DiagnosticException InUse(string name, IReadOnlyList<NetworkUser> users) => new(
        "Network is in use",
        $"The network \"{name}\" is not removed, since there are NICs on it: "
        + string.Join("; ", users.Take(MaxListed)) + (users.Count > MaxListed ? $"; and {users.Count - MaxListed} more" : "")
        + ". Without it, a domain would not start any more. Remove these NICs from their domains, or move them to another network, then apply "
        + "again.",
        Name.Path);

    public static DiagnosticException NotRemoved(string name) => new(
        "Network comes back",
        $"The network \"{name}\" was removed several times and is there again. Something else is changing it: stop that, then apply again.",
        Name.Path);

    public static Diagnostic Kept(string name) => Diagnostic.Warning(
        "Network is kept",
        $"Another resource of this apply is the network \"{name}\" now, so it stays. To rename a resource, use a moved block.");

    public static Diagnostic NotAsPlanned(string name, IReadOnlyList<string> differences) => Diagnostic.Error(
        "Network is not what was planned",
        $"After the change, the network \"{name}\" still differs: {string.Join("; ", differences)}. Something else may be changing it. Run "
        + "terraform plan again.");

    /// <summary>The two definitions of a network say different things.</summary>
    public static Diagnostic OutOfSync(string name, SchemaAttribute attribute) => Diagnostic.Warning(
        "Network's definitions differ",
        $"The active network \"{name}\" and its persistent definition have different {attribute.Name}: something else, or an apply that was "
        + "interrupted, has changed only one. The active network is shown, and the next apply puts both right.",
        attribute.Path);

    /// <summary>What the definition says of isolation is not in force.</summary>
    public static Diagnostic IsolationPending(string name, bool isolated) => Diagnostic.Warning(
        isolated ? "Isolation is not in force yet" : "Isolation is still in force",
        $"libvirt changes the isolation of the network \"{name}\" only when it is started the next time, and then for NICs that are plugged in "
        + $"afterwards; until then it is {(isolated ? "not isolated" : "isolated")}. To have it at once, stop and start it when no guest needs "
        + $"it (virsh net-destroy {name}; virsh net-start {name}), and plug its NICs in again.",
        Isolated.Path);

    /// <summary>The network is none over a bridge of the host.</summary>
    public static Diagnostic OtherKind(string name, NetworkXml found) => Diagnostic.Warning(
        "Network is of another kind",
        $"The network \"{name}\" is {Describe(found)}: something else has changed it. The plan shows what the next apply does about it.",
        BridgeSchema.Bridge.Path);

    /// <summary>The network has VLANs for port groups that have none.</summary>
    public static Diagnostic NetworkVlan(string name, NetworkXml found) => Diagnostic.Warning(
        "Network has a VLAN of its own",
        $"The network \"{name}\" has VLAN {found.Vlan} beside its port groups: NICs whose port group has neither vlan nor trunk are there, and "
        + "not untagged. Something else has set it, and no attribute can. Give each port group its own vlan, or remove the network's (virsh "
        + $"net-edit {name}).",
        PortGroups.Path);

    /// <summary>libvirt would change the host's bridge.</summary>
    public static Diagnostic ManagesBridge(string name, NetworkXml found) => Diagnostic.Warning(
        "libvirt changes the host's bridge",
        $"The network \"{name}\" has macTableManager=\"{found.MacTableManager}\": libvirt turns on VLAN filtering on the bridge "
        + $"\"{found.Bridge}\", and turns learning off on its ports. Something else has set it, and no attribute can. Remove it (virsh net-edit "
        + $"{name}).",
        BridgeSchema.Bridge.Path);

    /// <summary>What a network is, for messages.</summary>
    public static string Describe(NetworkXml network) => (network.ForwardMode, network.Bridge) switch
    {
        (NetworkXml.BridgeMode, { } bridge) => $"the bridge \"{bridge}\" of the host",
        (NetworkXml.BridgeMode, null) => "a network of direct connections (macvtap), which has no bridge",
        (null, _) => "an isolated network of libvirt's own",
        var (mode, _) => $"a network with the forward mode \"{mode}\"",
    };
}
