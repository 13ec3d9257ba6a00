using HvProvider.Hypervisor;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Provider;

/// <summary>The settings of the host's bridges: the attributes of each bridge, and their values.</summary>
internal static class BridgeSettingsAttributes
{
    public static readonly ListAttribute<string> Uplinks = new("uplinks", ValueMapping.String)
    {
        Optional = true,
        Description =
            "The names of the bridge ports that lead to the physical switch, such as `[\"eno1\"]`. A VLAN must be allowed on one of "
            + "them. An empty list states that the bridge has no uplink, so that its VLANs are intended to stay within the host. By "
            + "default, the uplink is the only port that is a hardware device, a bond, a team, or a device on top of one of these. If "
            + "there is no such port, the only other port that is neither a tap nor a dummy device is assumed to be the uplink, and what "
            + "it does not carry is reported as a warning.",
    };

    public static readonly StringAttribute Preflight = new("preflight")
    {
        Optional = true,
        Description = "The value of the provider's `preflight` for this bridge. Default: that value.",
        Validators = [PreflightModes.Validator],
    };

    /// <summary>The attributes of one bridge.</summary>
    public static readonly IReadOnlyList<SchemaAttribute> All = [Uplinks, Preflight];

    /// <summary>Reads the settings of all bridges, by name. Settings that are not yet known disable the checks.</summary>
    public static IReadOnlyDictionary<string, BridgeSettings> Read(Tf<IReadOnlyDictionary<string, Tf<TfObject>>> configured) =>
        (configured.KnownOrDefault() ?? new Dictionary<string, Tf<TfObject>>())
            .Where(static bridge => !bridge.Value.IsNull)
            .ToDictionary(
                static bridge => bridge.Key,
                static bridge => bridge.Value.IsUnknown
                    ? new BridgeSettings { Preflight = PreflightMode.Off }
                    : Read(bridge.Value.Value),
                StringComparer.Ordinal);

    private static BridgeSettings Read(TfObject values) => new()
    {
        Uplinks = values.Get(Uplinks) is { IsKnown: true } uplinks && uplinks.Value.All(static name => name.IsKnown)
            ? [.. uplinks.Value.Select(static name => name.Value)]
            : null,
        Preflight = values.Get(Preflight) is { IsNull: false } preflight ? PreflightModes.Read(preflight) : null,
    };
}
