using HvProvider.GuestNics;
using HvProvider.HostBridges;
using HvProvider.NetworkAttachments;
using HvProvider.Vlans;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.NetworkAttachmentListing;

/// <summary>Writes NICs into the data source's values.</summary>
internal static class NetworkAttachmentsState
{
    /// <summary>Fills in the list.</summary>
    public static void Show(TfObject values, IReadOnlyList<GuestNic> nics) => values.Set(
        NetworkAttachmentsSchema.Interfaces,
        Shown.Objects(NetworkAttachmentsSchema.Interfaces, nics, static (one, nic) =>
        {
            ShowIdentity(one, nic);
            ShowDevice(one, nic);
            ShowConnection(one, nic);
        }));

    private static void ShowIdentity(TfObject values, GuestNic nic)
    {
        values.Set(InterfaceAttributes.Domain, nic.Domain.Domain.Name);
        values.Set(InterfaceAttributes.DomainUuid, nic.Domain.Domain.Uuid.ToString());
        values.Set(InterfaceAttributes.Running, nic.Domain.IsRunning);
        values.Set(InterfaceAttributes.Name, Shown.Text(nic.Nics.Name));
        values.Set(InterfaceAttributes.Managed, nic.Nics.Name is not null);
        values.Set(InterfaceAttributes.Alias, Shown.Text(nic.Shown.Alias));
        values.Set(InterfaceAttributes.ImportId, Shown.Text(nic.ImportId));
        values.Set(InterfaceAttributes.Live, nic.Nics.Live is not null);
        values.Set(InterfaceAttributes.Persistent, nic.Nics.Config is not null);
        values.Set(InterfaceAttributes.InSync, nic.Differences.Count == 0);
    }

    private static void ShowDevice(TfObject values, GuestNic nic)
    {
        values.Set(InterfaceAttributes.Mac, Shown.Text(nic.Shown.Mac?.ToString()));
        values.Set(InterfaceAttributes.Model, Shown.Text(nic.Shown.Model));
        values.Set(InterfaceAttributes.Link, NetworkAttachmentSchema.Text(nic.Shown.EffectiveLink));
        values.Set(InterfaceAttributes.Pci, Shown.Text(nic.Shown.PciAddress?.ToString()));
        values.Set(InterfaceAttributes.Tap, Shown.Text(nic.Nics.Live?.Tap));
        values.Set(InterfaceAttributes.Addresses, nic.Addresses is { } addresses
            ? Shown.Objects(InterfaceAttributes.Addresses, addresses, GuestAddressAttributes.Show)
            : Tf<IReadOnlyList<Tf<TfObject>>>.Null);
    }

    private static void ShowConnection(TfObject values, GuestNic nic)
    {
        values.Set(InterfaceAttributes.Type, Shown.Text(nic.Type));
        values.Set(InterfaceAttributes.Bridge, Shown.Text(nic.Bridge));
        values.Set(InterfaceAttributes.Network, Shown.Text(nic.Shown.Source.Network));
        values.Set(InterfaceAttributes.PortGroup, Shown.Text(nic.Shown.Source.PortGroup));
        ListedTrunk.Show(values, nic.Nics.OwnVlanOf(nic.Shown));
        values.Set(InterfaceAttributes.Intended, EffectiveVlans.Show(InterfaceAttributes.Intended, nic.Vlans.Meant));
        values.Set(InterfaceAttributes.Effective, EffectiveVlans.Show(InterfaceAttributes.Effective, nic.Vlans.Found));
        values.Set(InterfaceAttributes.Problem, Shown.Text(nic.Vlans.Mismatch?.ToString()));
    }
}
