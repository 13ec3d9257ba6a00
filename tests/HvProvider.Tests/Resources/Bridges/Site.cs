using System.Xml.Linq;
using HvProvider.Resources.Bridges.Model;
using HvProvider.Tests.Resources.NetworkAttachments;
using HvProvider.Vlans;
using LibvirtFake;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.Resources.Bridges.Model.BridgeSchema;

namespace HvProvider.Tests.Resources.Bridges;

/// <summary>Configurations of <c>hv_bridge</c>, and the network <c>site</c> of the fake daemon.</summary>
internal static class Site
{
    public const string Address = "hv_bridge.site";

    /// <summary>The network <c>site</c> on <c>br0</c>, with changes.</summary>
    public static TfObject Of(Action<TfObject>? change = null)
    {
        var config = BridgeSchema.Schema.NewObject();
        config.Set(Name, "site");
        config.Set(BridgeSchema.Bridge, "br0");
        change?.Invoke(config);
        return config;
    }

    /// <summary>The same with port groups.</summary>
    public static TfObject With(params (string Name, TfObject Group)[] groups) => Of(config => Set(config, groups));

    public static void Set(TfObject config, params (string Name, TfObject Group)[] groups) => config.Set(
        PortGroups,
        new(groups.ToDictionary(group => group.Name, group => new Tf<TfObject>(group.Group), StringComparer.Ordinal)));

    /// <summary>A port group: <c>30</c>, <c>30 default</c>, <c>30,40 native 20</c>, or untagged.</summary>
    public static TfObject Group(string vlans = "", Action<TfObject>? change = null)
    {
        var group = new TfObject(PortGroups.Schema);
        var isDefault = vlans.EndsWith("default", StringComparison.Ordinal);
        var vlan = HvProvider.Tests.Preflight.Plans.Vlan(isDefault ? vlans[..^"default".Length] : vlans);
        if (vlan is { Trunk: false })
        {
            group.Set(PortGroupAttributes.Vlans.Vlan, (long)vlan.Tags[0].Id);
        }
        else if (vlan is not null)
        {
            group.Set(PortGroupAttributes.Vlans.Trunk, Trunk(vlan));
        }

        if (isDefault)
        {
            group.Set(PortGroupAttributes.IsDefault, true);
        }

        change?.Invoke(group);
        return group;
    }

    public static TfObject Bandwidth(long? inbound, long? outbound, long? peak = null, long? burst = null)
    {
        var bandwidth = new TfObject(PortGroupAttributes.Bandwidth.Schema);
        bandwidth.Set(BandwidthAttributes.Inbound, Limit(BandwidthAttributes.Inbound, inbound, peak, burst));
        bandwidth.Set(BandwidthAttributes.Outbound, Limit(BandwidthAttributes.Outbound, outbound, null, null));
        return bandwidth;
    }

    /// <summary>The only network of that name.</summary>
    public static FakeNetwork Network(this FakeLibvirtd fake, string name = "site") =>
        Assert.Single(fake.Host.Networks, network => network.Name == name);

    /// <summary>The port groups of a definition; <c>dmz 40*</c> is the default one, on VLAN 40.</summary>
    public static string Groups(this XElement? definition) => string.Join("; ", definition!.Elements("portgroup")
        .Select(group => $"{group.Attribute("name")!.Value} {VlanXml.Read(group.Element("vlan"))}".Trim()
            + (group.Attribute("default")?.Value == "yes" ? "*" : ""))
        .Order(StringComparer.Ordinal));

    /// <summary>Edits the persistent definition, as virsh net-edit does.</summary>
    public static void EditConfig(this FakeNetwork network, Action<XElement> change) => network.Config = Edited(network.Config!, change);

    /// <summary>Edits the live definition only.</summary>
    public static void EditLive(this FakeNetwork network, Action<XElement> change) => network.Live = Edited(network.Live!, change);

    /// <summary>A guest with a NIC on the network.</summary>
    public static FakeDomain AddUser(
        this FakeLibvirtd fake, string domain = "web01", FakeDomainKind kind = FakeDomainKind.Running, string source = "network='site'") =>
        fake.AddGuest(domain, kind, Guests.Foreign(
            "52:54:00:00:00:01", 1, source: source, type: source.StartsWith("bridge", StringComparison.Ordinal) ? "bridge" : "network"));

    private static XElement Edited(XElement definition, Action<XElement> change)
    {
        var copy = new XElement(definition);
        change(copy);
        return copy;
    }

    private static Tf<TfObject> Trunk(VlanConfig vlan)
    {
        var attribute = PortGroupAttributes.Vlans.Trunk;
        return HvProvider.Attributes.TrunkAttributes.Write(attribute, vlan, null);
    }

    private static Tf<TfObject> Limit(NestedAttribute attribute, long? average, long? peak, long? burst)
    {
        if (average is null)
        {
            return Tf<TfObject>.Null;
        }

        var limit = new TfObject(attribute.Schema);
        limit.Set(BandwidthAttributes.Average, average.Value);
        limit.Set(BandwidthAttributes.Peak, peak is { } rate ? rate : Tf<long>.Null);
        limit.Set(BandwidthAttributes.Burst, burst is { } size ? size : Tf<long>.Null);
        return limit;
    }
}
