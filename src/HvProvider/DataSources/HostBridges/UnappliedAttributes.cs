using TerraformPlugin.Schemas;

namespace HvProvider.DataSources.HostBridges;

/// <summary>The attributes of a setting that is configured and not applied.</summary>
internal static class UnappliedAttributes
{
    public static readonly StringAttribute Link = new("link")
    {
        Computed = true,
        Description = "The link that it is about.",
    };

    public static readonly StringAttribute File = new("file")
    {
        Computed = true,
        Description = "The file that says it. Null where the file in force is there no more.",
    };

    public static readonly StringAttribute Setting = new("setting")
    {
        Computed = true,
        Description = "The setting, such as `[Bridge] DefaultPVID` or `[BridgeVLAN] VLAN`, or what else differs, such as `.network file`.",
    };

    public static readonly StringAttribute Configured = new("configured")
    {
        Computed = true,
        Description = "What is configured. Null where nothing is.",
    };

    public static readonly StringAttribute Running = new("running")
    {
        Computed = true,
        Description = "What the host does instead. Null where it does nothing.",
    };

    public static readonly IReadOnlyList<SchemaAttribute> All = [Link, File, Setting, Configured, Running];
}
