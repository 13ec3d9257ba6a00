using HvProvider.Nics.Values;
using TerraformPlugin.Schemas;

namespace HvProvider.Nics.Settings;

/// <summary>The device model that the guest sees.</summary>
internal static class ModelSetting
{
    private const string Virtio = "virtio";
    private const int MaxLength = 64;

    /// <summary><c>model</c>.</summary>
    public static readonly StringAttribute Attribute = new("model")
    {
        Optional = true,
        Computed = true,
        Description =
            "The device model that the guest sees, such as `virtio` or `e1000e`. Defaults to `virtio` for a new NIC; an existing NIC "
            + "keeps its model. Changing it re-attaches the NIC of a running domain.",
        Validators = [new StringMatches(IsModel, "must be a libvirt NIC model such as \"virtio\" or \"e1000e\"")],
    };

    private static readonly StringAttribute Listed = new("model")
    {
        Computed = true,
        Description = "The device model that the guest sees, such as `virtio`. Null if the definition does not set it.",
    };

    /// <summary>The setting.</summary>
    public static readonly NicSetting<string> Setting = new()
    {
        Name = Attribute.Name,
        Element = "model",
        ElementAttribute = "type",
        Resource = TextSetting.Of<string>(Attribute, static text => text, static model => model),
        Listing = TextSetting.Shown<string>(Listed, static model => model),
        ReadXml = static nic => InterfaceXml.Attribute(nic, "model", "type"),
        WriteXml = static (nic, model) => InterfaceXml.SetAttribute(nic, "model", "type", model),
        Describe = static model => model,
        LiveChange = SettingChange.Reattach,
        ConfigChange = SettingChange.InPlace,
        WhenUnset = UnsetSetting.Keep,
        Comparison = DefinitionComparison.Always,
        NewValue = Virtio,
        FromNetwork = null,
        MockValue = "\"virtio\"",
    };

    private static bool IsModel(string text) =>
        text.Length is > 0 and <= MaxLength && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
