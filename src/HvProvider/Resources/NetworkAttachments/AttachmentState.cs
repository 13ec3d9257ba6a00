using HvProvider.Attributes;
using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Nics;
using HvProvider.Nics.Settings;
using HvProvider.Vlans;
using TerraformPlugin.Values;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>Writes the NIC of a domain into the state of a resource.</summary>
internal static class AttachmentState
{
    /// <summary>
    /// The state of a NIC that is present in at least one definition. The notation of <paramref name="known"/> (a prior state or a
    /// plan) is kept if it has the same meaning.
    /// </summary>
    public static AttachmentModel Of(AttachmentModel known, DomainSnapshot snapshot, DomainNic nics, VlanStatus vlans)
    {
        var nic = nics.Current ?? throw new ArgumentException("The NIC is in no definition.", nameof(nics));
        var uuid = snapshot.Domain.Uuid.ToString();
        var name = known.Name.KnownOrDefault() ?? nics.Name;
        var isSelected = known.Domain.IsKnown
            && DomainSelector.Parse(known.Domain.Value).Selects(snapshot.Domain.Name, snapshot.Domain.Uuid);
        var found = nic.Settings
            .With(VlanSetting.Setting, nics.OwnVlanOf(nic, known.Vlan))
            .With(BandwidthSetting.Setting, nics.EffectiveBandwidth);
        return WithSource(known, nic, nics) with
        {
            Domain = isSelected ? known.Domain : snapshot.Domain.Name,
            Name = TfValues.Text(name),
            Settings = known.Settings.WithFound(found),
            OnDestroy = known.OnDestroy.IsKnown ? known.OnDestroy : OnDestroy.Detach,
            Id = $"{uuid}/{name ?? nic.Mac?.ToString()}",
            DomainUuid = uuid,
            Alias = TfValues.Text(nic.Alias),
            Tap = TfValues.Text(nics.Live?.Tap),
            Live = nics.Live is not null,
            InSync = NicSync.Kinds(snapshot, nics, name) == SyncDifferences.None,
            EffectiveVlans = vlans.Effective is { } effective ? effective : Tf<PortVlans>.Null,
        };
    }

    /// <summary>
    /// Shows the source of the NIC. If the bridge of a network's NIC was configured, only the bridge is shown, provided that the NIC
    /// is on the configured bridge.
    /// </summary>
    private static AttachmentModel WithSource(AttachmentModel known, Nic nic, DomainNic nics)
    {
        var bridge = nics.BridgeOf(nic);
        var isNetwork = nic.Source.IsNetwork
            && !(known.Network.IsNull && known.Bridge.KnownOrDefault() is { } configured && configured == bridge);
        return known with
        {
            Bridge = TfValues.Text(bridge),
            Network = TfValues.Text(isNetwork ? nic.Source.Network : null),
            PortGroup = TfValues.Text(isNetwork ? nic.Source.PortGroup : null),
        };
    }
}
