using HvProvider.Attributes;
using HvProvider.Resources.NetworkAttachments;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>Configurations of <c>hv_network_attachment</c>.</summary>
internal static class Attachment
{
    /// <summary>The NIC <c>lan</c> of the domain <c>web01</c> on <c>br0</c>, but for what is changed.</summary>
    public static TfObject Of(Action<TfObject>? change = null) => Of("web01", "lan", change);

    public static TfObject Of(string domain, string name, Action<TfObject>? change = null)
    {
        var config = NetworkAttachmentSchema.Schema.NewObject();
        config.Set(Domain, domain);
        config.Set(Name, name);
        config.Set(Bridge, "br0");
        change?.Invoke(config);
        return config;
    }

    /// <summary>The NIC <c>lan</c> of the domain <c>web01</c> on a libvirt network.</summary>
    public static TfObject OnNetwork(string network, string? portGroup = null, Action<TfObject>? change = null) => Of(config =>
    {
        config.Set(Bridge, Tf<string>.Null);
        config.Set(Network, network);
        config.Set(PortGroup, portGroup is null ? Tf<string>.Null : portGroup);
        change?.Invoke(config);
    });

    /// <summary>A value of <c>trunk</c>.</summary>
    public static TfObject Trunk(string[] tags, long? native = null, string? mode = null)
    {
        var trunk = new TfObject(SettingsOfAttachments.Trunk.Schema);
        trunk.Set(TrunkAttributes.Tags, new([.. tags.Select(tag => new Tf<string>(tag))]));
        trunk.Set(TrunkAttributes.Native, native is { } vlan ? vlan : Tf<long>.Null);
        trunk.Set(TrunkAttributes.Mode, mode is { } given ? given : Tf<string>.Null);
        return trunk;
    }

    /// <summary>Limits one of the operations.</summary>
    public static void Limit(TfObject config, string operation, string time)
    {
        var timeouts = NetworkAttachmentSchema.Timeouts;
        var limits = new TfObject(timeouts.Schema);
        limits.Set((StringAttribute)timeouts.Schema.Attributes.Single(a => a.Name == operation), time);
        config.Set(timeouts, new Tf<TfObject>(limits));
    }
}
