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
        Description = "The IP address, such as `192.0.2.10`.",
    };

    public static readonly Int64Attribute PrefixLength = new("prefix_length")
    {
        Computed = true,
        Description = "The prefix length of the address, such as `24`. Null if the source does not report it, as with `arp`.",
    };

    public static readonly StringAttribute Source = new("source")
    {
        Computed = true,
        Description =
            "The source of the address: `agent`, `arp` or `lease`. An address that several sources report is listed several times.",
    };

    public static readonly StringAttribute GuestInterface = new("guest_interface")
    {
        Computed = true,
        Description = "The name of the interface in the guest, such as `eth0`. Null unless the source is `agent`.",
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
