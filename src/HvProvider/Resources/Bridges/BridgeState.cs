using HvProvider.Attributes;
using HvProvider.Networks;
using HvProvider.Resources.Bridges.Model;
using TerraformPlugin.Values;

namespace HvProvider.Resources.Bridges;

/// <summary>
/// Turns a network that libvirt returned into the state of its resource. The state shows the live definition of an active network; a
/// persistent definition that differs shows in <c>in_sync</c>.
/// </summary>
internal static class BridgeState
{
    /// <summary>The state of a network.</summary>
    /// <param name="known">The prior state or the plan, whose spelling is kept where it means the same.</param>
    /// <param name="found">The network.</param>
    /// <param name="infrastructureVlan">The VLAN that the uplink carries untagged; null if there is none or it is not known.</param>
    public static BridgeModel Of(BridgeModel known, NetworkSnapshot found, int? infrastructureVlan)
    {
        var uuid = found.Network.Uuid.ToString();
        return known with
        {
            Name = found.Network.Name,
            Bridge = TfValues.Text(found.Current.HostBridge),
            Autostart = found.IsAutostarted,
            PortGroups = PortGroupsOf(known, found.Current.PortGroups),
            Isolated = IsIsolated(found),
            ResyncGuests = known.ResyncGuests.ValueOr(false),
            Id = uuid,
            Uuid = uuid,
            Active = found.IsActive,
            Persistent = found.IsPersistent,
            InSync = IsInSync(found),
            InfrastructureVlan = TfValues.Number(infrastructureVlan),
        };
    }

    /// <summary>
    /// Whether the network is isolated. The persistent definition decides, because libvirt cannot change the isolation of an active one.
    /// </summary>
    public static bool IsIsolated(NetworkSnapshot network) => (network.Config ?? network.Current).IsIsolated;

    /// <summary>
    /// Whether the live and persistent definitions have the same bridge, port groups and VLANs of the network itself. Isolation is ignored,
    /// because an apply cannot change it live.
    /// </summary>
    public static bool IsInSync(NetworkSnapshot network) => network is not { Live: { } live, Config: { } config }
        || (live.HostBridge == config.HostBridge && live.Vlan == config.Vlan && AreSame(live.PortGroups, config.PortGroups));

    /// <summary>Whether both lists contain the same port groups, in any order.</summary>
    public static bool AreSame(IReadOnlyList<PortGroup> left, IReadOnlyList<PortGroup> right) =>
        left.Count == right.Count && left.All(right.Contains);

    private static Tf<IReadOnlyDictionary<string, Tf<PortGroupModel>>> PortGroupsOf(BridgeModel known, IReadOnlyList<PortGroup> found) =>
        found.Count == 0 && !known.PortGroups.IsKnown
            ? Tf<IReadOnlyDictionary<string, Tf<PortGroupModel>>>.Null
            : new(found.ToDictionary(
                static group => group.Name,
                group => new Tf<PortGroupModel>(PortGroupModel.Of(group, known.FindPortGroup(group.Name))),
                StringComparer.Ordinal));
}
