using HvProvider.Attributes;
using HvProvider.Hosts;
using HvProvider.Hosts.Kernel;
using TerraformPlugin.Schemas;

namespace HvProvider.DataSources.HostBridges;

/// <summary>A VLAN interface of the host in the result of <c>hv_host_bridge</c>.</summary>
/// <param name="Link">The VLAN interface.</param>
/// <param name="Networkd">How systemd-networkd manages it.</param>
/// <param name="Addresses">Its IP addresses.</param>
internal sealed record VlanInterfaceModel(HostLink Link, NetworkdModel Networkd, IReadOnlyList<AddressModel> Addresses)
{
    /// <summary>The model of a VLAN interface of the host.</summary>
    public static VlanInterfaceModel Of(HostView host, HostLink link)
    {
        var networkd = NetworkdFacts.Of(host.Networkd, link);
        return new VlanInterfaceModel(link, networkd.ToModel(), networkd.AddressesOf(link));
    }

    /// <summary>Writes the attributes.</summary>
    public void WriteTo(TfObject values)
    {
        values.Set(VlanInterfaceAttributes.Name, Link.Name);
        values.Set(VlanInterfaceAttributes.Vlan, TfValues.Number(Link.Vlan?.Id));
        values.Set(VlanInterfaceAttributes.Mac, TfValues.Text(Link.Mac?.ToString()));
        values.Set(VlanInterfaceAttributes.Mtu, TfValues.Number(Link.Mtu));
        values.Set(VlanInterfaceAttributes.Addresses, AddressModel.ToList(VlanInterfaceAttributes.Addresses, Addresses));
        Networkd.WriteTo(values, VlanInterfaceAttributes.Networkd);
    }
}
