using HvProvider.Networks;
using HvProvider.Resources.Bridges.Model;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.Resources.Bridges.Model.BridgeSchema;

namespace HvProvider.Resources.Bridges;

/// <summary>
/// Writes what was found of a network into a resource's state: the active network, where it is active. That its persistent definition
/// is another one shows in <c>in_sync</c>.
/// </summary>
internal static class BridgeState
{
    /// <summary>
    /// The state of a network. Spellings of <paramref name="known"/> (a prior state or a plan) are kept where they mean the same.
    /// </summary>
    public static TfObject Of(TfObject known, NetworkSnapshot snapshot, int? infrastructureVlan)
    {
        var state = known.Clone();
        var uuid = snapshot.Network.Uuid.ToString();
        state.Set(Name, snapshot.Network.Name);
        state.Set(BridgeSchema.Bridge, snapshot.Shown.HostBridge is { } bridge ? bridge : Tf<string>.Null);
        state.Set(Autostart, snapshot.IsAutostarted);
        state.Set(PortGroups, Describe(known, snapshot.Shown.PortGroups));
        state.Set(Isolated, IsIsolated(snapshot));
        state.Set(ResyncGuests, known.Get(ResyncGuests).ValueOr(false));
        state.Set(Id, uuid);
        state.Set(Uuid, uuid);
        state.Set(Active, snapshot.IsActive);
        state.Set(Persistent, snapshot.IsPersistent);
        state.Set(InSync, IsInSync(snapshot));
        state.Set(InfrastructureVlan, infrastructureVlan is { } vlan ? (long)vlan : Tf<long>.Null);
        return state;
    }

    /// <summary>The port groups of a plan or a state, by name; null where something of them is not known yet.</summary>
    public static IReadOnlyList<PortGroup>? ReadPortGroups(TfObject values)
    {
        var groups = values.Get(PortGroups);
        return groups.IsNull ? []
            : groups.IsKnown && values.GetRaw(PortGroups).IsWhollyKnown
                ? [.. groups.Value.Select(static pair => PortGroupAttributes.Read(pair.Key, pair.Value.Value))]
                : null;
    }

    /// <summary>What NICs get from the network of a plan or a state; null where it is not known yet.</summary>
    public static NetworkView? View(TfObject values) =>
        values.Get(Name) is { IsKnown: true } name
        && values.Get(BridgeSchema.Bridge) is { IsKnown: true } bridge
        && values.Get(PortGroups) is { IsUnknown: false } groups
        && values.GetRaw(PortGroups).IsWhollyKnown
            ? new NetworkView(
                name.Value,
                bridge.Value,
                null,
                [.. groups.IsNull ? [] : groups.Value.Where(static pair => pair.Value.IsKnown)
                    .Select(static pair => PortGroupAttributes.Read(pair.Key, pair.Value.Value))])
            : null;

    /// <summary>Whether the network is isolated, by the definition that decides: libvirt cannot change it in an active network.</summary>
    public static bool IsIsolated(NetworkSnapshot snapshot) => (snapshot.Config ?? snapshot.Shown).IsIsolated;

    /// <summary>Whether the active network and its persistent definition agree in everything that an apply can put right.</summary>
    public static bool IsInSync(NetworkSnapshot snapshot) => snapshot is not { Live: { } live, Config: { } config }
        || (live.HostBridge == config.HostBridge && AreSame(live.PortGroups, config.PortGroups));

    /// <summary>Whether two definitions have the same port groups, in whatever order.</summary>
    public static bool AreSame(IReadOnlyList<PortGroup> left, IReadOnlyList<PortGroup> right) =>
        left.Count == right.Count && left.All(right.Contains);

    private static Tf<IReadOnlyDictionary<string, Tf<TfObject>>> Describe(TfObject known, IReadOnlyList<PortGroup> groups)
    {
        var spelled = known.Get(PortGroups) is { IsKnown: true } map ? map.Value : null;
        return groups.Count == 0 && spelled is null
            ? Tf<IReadOnlyDictionary<string, Tf<TfObject>>>.Null
            : new(groups.ToDictionary(
                static group => group.Name,
                group => new Tf<TfObject>(PortGroupAttributes.Write(
                    PortGroups.Schema,
                    group,
                    spelled?.GetValueOrDefault(group.Name) is { IsKnown: true } words ? words.Value : null)),
                StringComparer.Ordinal));
    }
}
