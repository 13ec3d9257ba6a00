using System.Xml.Linq;
using HvProvider.Nics.Values;
using TerraformPlugin.Schemas;

namespace HvProvider.Nics.Settings;

/// <summary>Whether the guest sees a carrier. A definition without the element means up.</summary>
internal static class LinkStateSetting
{
    /// <summary><c>link_state</c>.</summary>
    public static readonly StringAttribute Attribute = new("link_state")
    {
        Optional = true,
        Computed = true,
        Default = LinkStateText.Of(LinkState.Up),
        Description =
            "The link state that the guest sees: `up`, or `down` for an unplugged cable. Default: `up`. Can be changed on a running "
            + "domain without detaching the NIC.",
        Validators = [new OneOf(LinkStateText.Of(LinkState.Up), LinkStateText.Of(LinkState.Down))],
    };

    private static readonly StringAttribute Listed = new("link_state")
    {
        Computed = true,
        Description = "The link state that the guest sees: `up`, or `down` for an unplugged cable.",
    };

    /// <summary>The setting.</summary>
    public static readonly NicSetting<LinkState?> Setting = new()
    {
        Name = Attribute.Name,
        Element = "link",
        ElementAttribute = null,
        Resource = TextSetting.Of<LinkState?>(Attribute, static text => LinkStateText.Parse(text), Format),
        Listing = TextSetting.Shown<LinkState?>(Listed, Format),
        ReadXml = static nic => LinkStateText.Parse(InterfaceXml.Attribute(nic, "link", "state")) ?? LinkState.Up,
        WriteXml = static (nic, link) => InterfaceXml.Replace(nic, "link", link is { } state ? Write(state) : null),
        Describe = Format,
        LiveChange = SettingChange.InPlace,
        ConfigChange = SettingChange.InPlace,
        WhenUnset = UnsetSetting.Keep,
        Comparison = DefinitionComparison.Always,
        NewValue = LinkState.Up,
        FromNetwork = null,
        MockValue = "\"up\"",
    };

    private static XElement Write(LinkState state) => new("link", new XAttribute("state", LinkStateText.Of(state)));

    private static string? Format(LinkState? link) => link is { } state ? LinkStateText.Of(state) : null;
}
