using HvProvider.Attributes;
using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using HvProvider.Vlans;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using Declared = HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// A typed configuration, plan or state of an attachment. It is read from Terraform's object when the resource is called and written
/// back when it returns. Every value keeps Terraform's three states; the properties without <c>Tf</c> serve the layers below.
/// </summary>
internal sealed record AttachmentModel
{
    /// <summary><c>domain</c>: a name or a UUID.</summary>
    public required Tf<string> Domain { get; init; }

    /// <summary><c>name</c>: null only for an imported NIC without a name.</summary>
    public required Tf<string> Name { get; init; }

    /// <summary><c>bridge</c>, configured or resolved through the network.</summary>
    public Tf<string> Bridge { get; init; }

    /// <summary><c>network</c>.</summary>
    public Tf<string> Network { get; init; }

    /// <summary><c>port_group</c>.</summary>
    public Tf<string> PortGroup { get; init; }

    /// <summary>The settings of the table.</summary>
    public required AttachmentSettings Settings { get; init; }

    /// <summary><c>on_destroy</c>.</summary>
    public Tf<string> OnDestroy { get; init; }

    /// <summary><c>id</c>.</summary>
    public Tf<string> Id { get; init; }

    /// <summary><c>domain_uuid</c>.</summary>
    public Tf<string> DomainUuid { get; init; }

    /// <summary><c>alias</c>.</summary>
    public Tf<string> Alias { get; init; }

    /// <summary><c>tap</c>.</summary>
    public Tf<string> Tap { get; init; }

    /// <summary><c>live</c>.</summary>
    public Tf<bool> Live { get; init; }

    /// <summary><c>in_sync</c>.</summary>
    public Tf<bool> InSync { get; init; }

    /// <summary><c>effective_vlans</c>.</summary>
    public Tf<PortVlans> EffectiveVlans { get; init; }

    /// <summary>The MAC address; null if it is not known or not set.</summary>
    public MacAddress? Mac => Settings.Get(MacAddressSetting.Setting).Value;

    /// <summary>The VLANs of the NIC itself; null if it has none or they are not known yet.</summary>
    public VlanConfig? Vlan => Settings.Get(VlanSetting.Setting).Value;

    /// <summary>Whether the VLANs of the NIC itself are known.</summary>
    public bool IsVlanKnown => Settings.IsKnown(VlanSetting.Setting);

    /// <summary>Whether the NIC is configured by a libvirt network; an unknown value counts as set.</summary>
    public bool HasNetwork => !Network.IsNull;

    /// <summary>Whether the NIC is attached to the running domain, as far as is known.</summary>
    public bool IsLive => Live.KnownOrDefault();

    /// <summary>Whether the definitions are known to contain the same NIC.</summary>
    public bool IsInSync => InSync.KnownOrDefault();

    /// <summary>The key by which the NIC is found in a definition.</summary>
    public NicKey Key => new(Name.KnownOrDefault(), Mac) { AcceptsAnyKind = Bridge.IsNull };

    /// <summary>The source of the NIC; null if it is not known.</summary>
    public NicSource? Source =>
        Network.IsUnknown || PortGroup.IsUnknown ? null
        : Network.IsKnown ? NicSource.OfNetwork(Network.Value, PortGroup.KnownOrDefault())
        : Bridge.IsKnown ? NicSource.OfBridge(Bridge.Value)
        : null;

    /// <summary>The domain by its UUID if known, otherwise as configured; null if neither is known.</summary>
    public DomainSelector? Selector =>
        Guid.TryParse(DomainUuid.KnownOrDefault(), out var uuid) ? new DomainSelector(Domain.KnownOrDefault() ?? uuid.ToString(), uuid)
        : Domain.IsKnown ? DomainSelector.Parse(Domain.Value)
        : null;

    /// <summary>The VLANs of a plan (expected) or of a state (found); null if they are not known.</summary>
    public PortVlans? ExpectedVlans => EffectiveVlans.KnownOrDefault();

    /// <summary>The attribute that names the bridge, directly or through the network.</summary>
    public SchemaAttribute SourceAttribute => HasNetwork ? Declared.Network : Declared.Bridge;

    /// <summary>The attribute that sets the VLANs: the NIC's own, otherwise the port group or the network that assigns them.</summary>
    public SchemaAttribute VlanAttribute =>
        Vlan is not null || !HasNetwork ? Settings.AttributeOf(VlanSetting.Setting)
        : PortGroup.IsNull ? Declared.Network
        : Declared.PortGroup;

    /// <summary>Reads an object of the resource's schema.</summary>
    public static AttachmentModel Read(TfObject values) => new()
    {
        Domain = values.Get(Declared.Domain),
        Name = values.Get(Declared.Name),
        Bridge = values.Get(Declared.Bridge),
        Network = values.Get(Declared.Network),
        PortGroup = values.Get(Declared.PortGroup),
        Settings = AttachmentSettings.Of(values),
        OnDestroy = values.Get(Declared.OnDestroyAction),
        Id = values.Get(Declared.Id),
        DomainUuid = values.Get(Declared.DomainUuid),
        Alias = values.Get(Declared.Alias),
        Tap = values.Get(Declared.Tap),
        Live = values.Get(Declared.Live),
        InSync = values.Get(Declared.InSync),
        EffectiveVlans = PortVlanAttributes.Of(values.Get(Declared.EffectiveVlans)),
    };

    /// <summary>
    /// Writes the model into an object of the resource's schema; attributes that are not part of the model are not changed.
    /// </summary>
    public void WriteTo(TfObject values)
    {
        var before = Read(values);
        Write(values, Declared.Domain, before.Domain, Domain);
        Write(values, Declared.Name, before.Name, Name);
        Write(values, Declared.Bridge, before.Bridge, Bridge);
        Write(values, Declared.Network, before.Network, Network);
        Write(values, Declared.PortGroup, before.PortGroup, PortGroup);
        Write(values, Declared.OnDestroyAction, before.OnDestroy, OnDestroy);
        Write(values, Declared.Id, before.Id, Id);
        Write(values, Declared.DomainUuid, before.DomainUuid, DomainUuid);
        Write(values, Declared.Alias, before.Alias, Alias);
        Write(values, Declared.Tap, before.Tap, Tap);
        Write(values, Declared.Live, before.Live, Live);
        Write(values, Declared.InSync, before.InSync, InSync);
        if (before.EffectiveVlans != EffectiveVlans)
        {
            values.Set(Declared.EffectiveVlans, PortVlanAttributes.Show(Declared.EffectiveVlans, EffectiveVlans));
        }

        Settings.WriteTo(values);
    }

    /// <summary>The NIC for messages: <c>the NIC "lan" of domain "web01"</c>.</summary>
    public override string ToString()
    {
        var name = Name.IsKnown ? $"\"{Name.Value}\"" : "without a name";
        return $"the NIC {name} of domain \"{Domain.KnownOrDefault() ?? "?"}\"";
    }

    // An unknown value that stays unknown keeps its refinements.
    private static void Write<T>(TfObject values, SchemaAttribute<T> attribute, Tf<T> before, Tf<T> after)
    {
        if (before != after)
        {
            values.Set(attribute, after);
        }
    }
}
