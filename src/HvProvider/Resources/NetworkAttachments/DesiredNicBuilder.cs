using HvProvider.DomainNics;
using HvProvider.Nics;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>Converts a plan to the NIC that it describes.</summary>
internal static class DesiredNicBuilder
{
    /// <summary>The planned NIC if it does not exist yet.</summary>
    /// <param name="planned">The plan. Its name, source, VLANs and link state are known at this point.</param>
    /// <param name="mac">The MAC address, configured or derived.</param>
    public static DesiredNic New(AttachmentModel planned, MacAddress mac) => Of(
        planned,
        mac,
        NicSettingTable.Configurable.Aggregate(planned.Settings.Decided(), static (values, setting) => setting.AddDefault(values)));

    /// <summary>The planned NIC based on an existing one; what the plan does not determine stays unchanged.</summary>
    /// <param name="existing">The existing NIC.</param>
    /// <param name="nics">The NIC in both definitions.</param>
    /// <param name="change">The plan.</param>
    public static DesiredNic InPlaceOf(Nic existing, DomainNic nics, AttachmentChange change)
    {
        var desired = Of(change.Planned, change.Mac, change.Planned.Settings.Decided());
        var isKept = change.KeepsNetwork && existing.Source.IsNetwork
            && desired.Source is { IsPlainBridge: true } bridge && nics.BridgeOf(existing) == bridge.Bridge;
        return desired with
        {
            Source = isKept ? null : desired.Source,
            Inherited = nics.InheritedBy(existing),
        };
    }

    private static DesiredNic Of(AttachmentModel planned, MacAddress mac, NicSettingValues settings)
    {
        var desired = new DesiredNic
        {
            Alias = NicName.ToAlias(planned.Name.Value),
            Mac = mac,
            Source = planned.Source,
        };
        return desired.WithSettings(settings);
    }
}
