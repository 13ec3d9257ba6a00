using HvProvider.Attributes;
using HvProvider.Listing;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.DataSources.NetworkAttachments;

/// <summary>The attributes of a guest's IP address.</summary>
internal static class GuestAddressAttributes
{
    public static readonly StringAttribute Address = new("address")
    {
        Computed = true,
        Description = "The address, such as `192.0.2.10`.",
    };

    public static readonly Int64Attribute PrefixLength = new("prefix_length")
    {
        Computed = true,
        Description = "The length of its prefix, such as `24`. Null where the source does not know it: the ARP table does not.",
    };

    public static readonly StringAttribute Source = new("source")
    {
        Computed = true,
        Description = "Who says so: `agent`, `arp` or `lease`. An address that several know is there several times.",
    };

    public static readonly StringAttribute GuestInterface = new("guest_interface")
    {
        Computed = true,
        Description = "The guest's own name for the interface, such as `eth0`. Null where the source does not know it: only an agent does.",
    };

    public static readonly IReadOnlyList<SchemaAttribute> All = [Address, PrefixLength, Source, GuestInterface];

    /// <summary>Addresses as the value of <c>addresses</c>; null if they were not read.</summary>
    public static Tf<IReadOnlyList<Tf<TfObject>>> ToList(IReadOnlyList<GuestAddress>? addresses) =>
        addresses is null
            ? Tf<IReadOnlyList<Tf<TfObject>>>.Null
            : TfValues.Objects(InterfaceAttributes.Addresses, addresses, static (values, address) =>
            {
                values.Set(Address, address.Address.ToString());
                values.Set(PrefixLength, TfValues.Number(address.PrefixLength));
                values.Set(Source, AddressSourceNames.Of(address.Source));
                values.Set(GuestInterface, TfValues.Text(address.GuestInterface));
            });
}
