using TerraformPlugin.Schemas;

namespace HvProvider.DataSources.HostBridges;

/// <summary>The attributes of an IP address.</summary>
internal static class AddressAttributes
{
    public static readonly StringAttribute Address = new("address")
    {
        Computed = true,
        Description = "The address with the length of its prefix, such as `192.0.2.10/24`.",
    };

    public static readonly StringAttribute Source = new("source")
    {
        Computed = true,
        Description =
            "Where it comes from, in networkd's words: `static`, `DHCPv4`, `DHCPv6`, `NDisc`, `foreign` and so on. Null where networkd "
            + "does not tell.",
    };

    public static readonly IReadOnlyList<SchemaAttribute> All = [Address, Source];
}
