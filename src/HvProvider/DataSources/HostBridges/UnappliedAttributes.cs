using HvProvider.Attributes;
using HvProvider.Hosts.Unapplied;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.DataSources.HostBridges;

/// <summary>The attributes of a setting that is configured but not applied.</summary>
internal static class UnappliedAttributes
{
    public static readonly StringAttribute Link = new("link")
    {
        Computed = true,
        Description = "The link that the setting applies to.",
    };

    public static readonly StringAttribute File = new("file")
    {
        Computed = true,
        Description = "The file that contains the setting. Null if the file that is in effect no longer exists.",
    };

    public static readonly StringAttribute Setting = new("setting")
    {
        Computed = true,
        Description = "The setting, such as `[Bridge] DefaultPVID` or `[BridgeVLAN] VLAN`, or another difference, such as `.network file`.",
    };

    public static readonly StringAttribute Configured = new("configured")
    {
        Computed = true,
        Description = "The configured value. Null if the setting is not configured.",
    };

    public static readonly StringAttribute Running = new("running")
    {
        Computed = true,
        Description = "The value in effect on the host. Null if there is none.",
    };

    public static readonly IReadOnlyList<SchemaAttribute> All = [Link, File, Setting, Configured, Running];

    /// <summary>Settings as the value of an attribute; null if they are unknown.</summary>
    public static Tf<IReadOnlyList<Tf<TfObject>>> ToList(NestedListAttribute attribute, IReadOnlyList<UnappliedSetting>? settings) =>
        settings is null ? Tf<IReadOnlyList<Tf<TfObject>>>.Null : TfValues.Objects(attribute, settings, static (values, setting) =>
        {
            values.Set(Link, setting.Link);
            values.Set(File, TfValues.Text(setting.File));
            values.Set(Setting, setting.Setting);
            values.Set(Configured, TfValues.Text(setting.Configured));
            values.Set(Running, TfValues.Text(setting.Running));
        });
}
