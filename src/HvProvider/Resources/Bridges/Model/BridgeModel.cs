using HvProvider.Attributes;
using HvProvider.Networks;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Resources.Bridges.Model;

/// <summary>
/// A configuration, plan or state of <c>hv_bridge</c> as typed values. Each value keeps its three states: null, unknown, known.
/// </summary>
internal sealed record BridgeModel
{
    // Holds what no property shows: timeouts, refinements of unknown values, the spelling of trunks.
    private readonly TfObject _source;
    private readonly Tf<IReadOnlyDictionary<string, Tf<PortGroupModel>>> _sourcePortGroups;

    private BridgeModel(TfObject source)
    {
        _source = source.Clone();
        Name = source.Get(BridgeSchema.Name);
        Bridge = source.Get(BridgeSchema.Bridge);
        Autostart = source.Get(BridgeSchema.Autostart);
        PortGroups = _sourcePortGroups = ReadPortGroups(source);
        Isolated = source.Get(BridgeSchema.Isolated);
        ResyncGuests = source.Get(BridgeSchema.ResyncGuests);
        Id = source.Get(BridgeSchema.Id);
        Uuid = source.Get(BridgeSchema.Uuid);
        Active = source.Get(BridgeSchema.Active);
        Persistent = source.Get(BridgeSchema.Persistent);
        InSync = source.Get(BridgeSchema.InSync);
        InfrastructureVlan = source.Get(BridgeSchema.InfrastructureVlan);
    }

    /// <summary>The name of the libvirt network.</summary>
    public Tf<string> Name { get; init; }

    /// <summary>The bridge of the host.</summary>
    public Tf<string> Bridge { get; init; }

    /// <summary>Whether libvirt starts the network with the host.</summary>
    public Tf<bool> Autostart { get; init; }

    /// <summary>The port groups by name.</summary>
    public Tf<IReadOnlyDictionary<string, Tf<PortGroupModel>>> PortGroups { get; init; }

    /// <summary>Whether the ports of the network's NICs are isolated.</summary>
    public Tf<bool> Isolated { get; init; }

    /// <summary>Whether an apply also updates NICs that no attachment manages.</summary>
    public Tf<bool> ResyncGuests { get; init; }

    /// <summary>The import ID, which is the UUID.</summary>
    public Tf<string> Id { get; init; }

    /// <summary>The UUID of the network.</summary>
    public Tf<string> Uuid { get; init; }

    /// <summary>Whether the network is active.</summary>
    public Tf<bool> Active { get; init; }

    /// <summary>Whether the network has a persistent definition.</summary>
    public Tf<bool> Persistent { get; init; }

    /// <summary>Whether there is no drift between the definitions, nor, with <see cref="ResyncGuests"/>, of running guests.</summary>
    public Tf<bool> InSync { get; init; }

    /// <summary>The VLAN that the uplink of the bridge carries untagged.</summary>
    public Tf<long> InfrastructureVlan { get; init; }

    /// <summary>The UUID of the network; null if the network does not exist yet.</summary>
    public Guid? NetworkUuid => Guid.TryParse(Uuid.KnownOrDefault(), out var uuid) ? uuid : null;

    /// <summary>The port groups that are known, in the order of their names.</summary>
    public IEnumerable<PortGroupModel> KnownPortGroups => (PortGroups.KnownOrDefault() ?? new Dictionary<string, Tf<PortGroupModel>>())
        .OrderBy(static pair => pair.Key, StringComparer.Ordinal)
        .Select(static pair => pair.Value.KnownOrDefault())
        .OfType<PortGroupModel>();

    /// <summary>Whether no part of the port groups is unknown.</summary>
    public bool ArePortGroupsKnown => !PortGroups.IsUnknown
        && PortGroups.KnownOrDefault()?.Values.Any(static group => group.IsUnknown) is not true
        && KnownPortGroups.All(static group => group.IsWhollyKnown);

    /// <summary>A model of nothing: every value is null.</summary>
    public static BridgeModel Empty() => new(BridgeSchema.Schema.NewObject());

    /// <summary>Reads a configuration, plan or state.</summary>
    public static BridgeModel Read(TfObject values) => new(values);

    /// <summary>The port group of that name; null if there is none or it is not known.</summary>
    public PortGroupModel? FindPortGroup(string name) =>
        PortGroups.KnownOrDefault() is { } groups && groups.TryGetValue(name, out var group) ? group.KnownOrDefault() : null;

    /// <summary>The settings that the network provides to NICs; null if not all of them are known.</summary>
    public NetworkView? ToNetworkView() => Name.KnownOrDefault() is { } name && Bridge.KnownOrDefault() is { } bridge && ArePortGroupsKnown
        ? new NetworkView(name, bridge, null, ToPortGroups())
        : null;

    /// <summary>The network to create or to update to.</summary>
    /// <exception cref="InvalidOperationException">A value is unknown, which no value is in an apply.</exception>
    public DesiredNetwork ToDesiredNetwork() => new()
    {
        Name = Name.Value,
        Bridge = Bridge.Value,
        IsIsolated = Isolated.ValueOr(false),
        PortGroups = ArePortGroupsKnown ? ToPortGroups() : throw new InvalidOperationException("A port group is unknown in an apply."),
    };

    /// <summary>Whether both have the same values, unknown ones included.</summary>
    public bool HasSameValues(BridgeModel other) => ToObject().Raw.Equals(other.ToObject().Raw);

    /// <summary>The values as an object of the schema.</summary>
    public TfObject ToObject()
    {
        var values = _source.Clone();
        WriteTo(values);
        return values;
    }

    /// <summary>Writes the values that differ. All others stay exactly as they are, refinements of unknown values included.</summary>
    public void WriteTo(TfObject values)
    {
        Write(values, BridgeSchema.Name, Name);
        Write(values, BridgeSchema.Bridge, Bridge);
        Write(values, BridgeSchema.Autostart, Autostart);
        Write(values, BridgeSchema.Isolated, Isolated);
        Write(values, BridgeSchema.ResyncGuests, ResyncGuests);
        Write(values, BridgeSchema.Id, Id);
        Write(values, BridgeSchema.Uuid, Uuid);
        Write(values, BridgeSchema.Active, Active);
        Write(values, BridgeSchema.Persistent, Persistent);
        Write(values, BridgeSchema.InSync, InSync);
        Write(values, BridgeSchema.InfrastructureVlan, InfrastructureVlan);
        if (PortGroups != _sourcePortGroups)
        {
            values.Set(BridgeSchema.PortGroups, WritePortGroups());
        }
    }

    private IReadOnlyList<PortGroup> ToPortGroups() => [.. KnownPortGroups.Select(static group => group.ToPortGroup())];

    private Tf<IReadOnlyDictionary<string, Tf<TfObject>>> WritePortGroups() => PortGroups.Map(
        static IReadOnlyDictionary<string, Tf<TfObject>> (groups) => groups.ToDictionary(
            static pair => pair.Key, static pair => pair.Value.Map(static group => group.ToObject()), StringComparer.Ordinal));

    private static Tf<IReadOnlyDictionary<string, Tf<PortGroupModel>>> ReadPortGroups(TfObject values) =>
        values.Get(BridgeSchema.PortGroups).Map(
            static IReadOnlyDictionary<string, Tf<PortGroupModel>> (groups) => groups.ToDictionary(
                static pair => pair.Key,
                static pair => pair.Value.Map(group => PortGroupModel.Read(pair.Key, group)),
                StringComparer.Ordinal));

    private static void Write<T>(TfObject values, SchemaAttribute<T> attribute, Tf<T> value)
    {
        if (values.Get(attribute) != value)
        {
            values.Set(attribute, value);
        }
    }
}
