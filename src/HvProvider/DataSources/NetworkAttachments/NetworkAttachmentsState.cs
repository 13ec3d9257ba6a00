using HvProvider.Attributes;
using HvProvider.Listing;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.DataSources.NetworkAttachments;

/// <summary>Writes NICs into the data source's values.</summary>
internal static class NetworkAttachmentsState
{
    /// <summary>Fills in the list.</summary>
    public static void Show(TfObject values, IReadOnlyList<ListedNic> nics) => values.Set(
        NetworkAttachmentsSchema.Interfaces,
        TfValues.Objects(NetworkAttachmentsSchema.Interfaces, nics, static (one, nic) =>
        {
            ShowIdentity(one, nic);
            ShowDevice(one, nic);
            ShowConnection(one, nic);
        }));

    private static void ShowIdentity(TfObject values, ListedNic nic)
    {
        values.Set(InterfaceAttributes.Domain, nic.Domain.Domain.Name);
        values.Set(InterfaceAttributes.DomainUuid, nic.Domain.Domain.Uuid.ToString());
        values.Set(InterfaceAttributes.Running, nic.Domain.IsRunning);
        values.Set(InterfaceAttributes.Name, TfValues.Text(nic.Nics.Name));
        values.Set(InterfaceAttributes.Managed, nic.Nics.Name is not null);
        values.Set(InterfaceAttributes.Alias, TfValues.Text(nic.Shown.Alias));
        values.Set(InterfaceAttributes.ImportId, TfValues.Text(nic.ImportId));
        values.Set(InterfaceAttributes.Live, nic.Nics.Live is not null);
        values.Set(InterfaceAttributes.Persistent, nic.Nics.Config is not null);
        values.Set(InterfaceAttributes.InSync, nic.Differences.Count == 0);
    }

    private static void ShowDevice(TfObject values, ListedNic nic)
    {
        values.Set(InterfaceAttributes.Mac, TfValues.Text(nic.Shown.Mac?.ToString()));
        values.Set(InterfaceAttributes.Model, TfValues.Text(nic.Shown.Model));
        values.Set(InterfaceAttributes.Link, LinkStates.Text(nic.Shown.EffectiveLink));
        values.Set(InterfaceAttributes.Pci, TfValues.Text(nic.Shown.PciAddress?.ToString()));
        values.Set(InterfaceAttributes.Tap, TfValues.Text(nic.Nics.Live?.Tap));
        values.Set(InterfaceAttributes.Addresses, nic.Addresses is { } addresses
            ? TfValues.Objects(InterfaceAttributes.Addresses, addresses, GuestAddressAttributes.Show)
            : Tf<IReadOnlyList<Tf<TfObject>>>.Null);
    }

    private static void ShowConnection(TfObject values, ListedNic nic)
    {
        values.Set(InterfaceAttributes.Type, TfValues.Text(nic.Type));
        values.Set(InterfaceAttributes.Bridge, TfValues.Text(nic.Bridge));
        values.Set(InterfaceAttributes.Network, TfValues.Text(nic.Shown.Source.Network));
        values.Set(InterfaceAttributes.PortGroup, TfValues.Text(nic.Shown.Source.PortGroup));
        ListedVlanAttributes.Show(values, nic.Nics.OwnVlanOf(nic.Shown));
        values.Set(InterfaceAttributes.Intended, PortVlanAttributes.Show(InterfaceAttributes.Intended, nic.Vlans.Meant));
        values.Set(InterfaceAttributes.Effective, PortVlanAttributes.Show(InterfaceAttributes.Effective, nic.Vlans.Found));
        values.Set(InterfaceAttributes.Problem, TfValues.Text(nic.Vlans.Mismatch?.ToString()));
    }
}
