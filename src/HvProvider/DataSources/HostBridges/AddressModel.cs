using HvProvider.Attributes;
using HvProvider.Hosts.Kernel;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.DataSources.HostBridges;

/// <summary>An IP address in the result of <c>hv_host_bridge</c>.</summary>
/// <param name="Address">The address.</param>
/// <param name="Source">The source of the address as networkd names it; null if networkd does not report it.</param>
internal sealed record AddressModel(LinkAddress Address, string? Source)
{
    /// <summary>Addresses as the value of an attribute.</summary>
    public static Tf<IReadOnlyList<Tf<TfObject>>> ToList(NestedListAttribute attribute, IReadOnlyList<AddressModel> addresses) =>
        TfValues.Objects(attribute, addresses, static (values, address) =>
        {
            values.Set(AddressAttributes.Address, address.Address.ToString());
            values.Set(AddressAttributes.Source, TfValues.Text(address.Source));
        });
}
