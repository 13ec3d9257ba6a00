using TerraformPlugin.Schemas;

namespace HvProvider.DataSources.HostBridges;

/// <summary>The attributes of an IP address.</summary>
internal static class AddressAttributes
{
    public static readonly StringAttribute Address = new("address")
    {
        Computed = true,
        Description = "The IP address with its prefix length, such as `192.0.2.10/24`.",
    };

    public static readonly StringAttribute Source = new("source")
    {
        Computed = true,
        Description =
            "The source of the address as reported by networkd, such as `static`, `DHCPv4`, `DHCPv6`, `NDisc` or `foreign`. Null if "
            + "networkd does not report it.",
    };

    public static readonly IReadOnlyList<SchemaAttribute> All = [Address, Source];
}
