using HvProvider.Networks;
using HvProvider.Resources.Bridges.Model;
using HvProvider.Vlans;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.Resources.Bridges.Model.BridgeSchema;

namespace HvProvider.Tests.Resources.Bridges.Model;

public sealed class BridgeModelTests
{
    public static TheoryData<string> Names => [.. Objects.Keys];

    private static readonly Dictionary<string, TfObject> Objects = new()
    {
        ["null"] = BridgeSchema.Schema.NewObject(),
        ["known"] = Site.Of(config =>
        {
            config.Set(Isolated, true);
            config.Set(InfrastructureVlan, 20);
            Site.Set(
                config,
                ("iot", Site.Group("30", group => group.Set(PortGroupAttributes.Bandwidth, Site.Bandwidth(1000, 128, peak: 2000)))),
                ("dmz", Site.Group("41,42,43 native 40")));
        }),
        ["unknown"] = Site.Of(config =>
        {
            config.Set(Name, Tf<string>.Unknown);
            config.Set(BridgeSchema.Bridge, Tf<string>.Unknown);
            config.Set(Autostart, Tf<bool>.Unknown);
            config.Set(PortGroups, Tf<IReadOnlyDictionary<string, Tf<TfObject>>>.Unknown);
            config.Set(Isolated, Tf<bool>.Unknown);
            config.Set(InfrastructureVlan, Tf<long>.Unknown);
        }),
        ["port groups with parts of every state"] = Site.Of(config => config.Set(PortGroups, new(new Dictionary<string, Tf<TfObject>>
        {
            ["unknown"] = Tf<TfObject>.Unknown,
            ["null"] = Tf<TfObject>.Null,
            ["vlan"] = Site.Group("", group => group.Set(PortGroupAttributes.Vlans.Vlan, Tf<long>.Unknown)),
            ["trunk"] = Site.Group("", group => group.Set(PortGroupAttributes.Vlans.Trunk, Tf<TfObject>.Unknown)),
            ["bandwidth"] = Site.Group("30", group => group.Set(PortGroupAttributes.Bandwidth, Tf<TfObject>.Unknown)),
        }))),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_model_writes_back_null_unknown_and_known_values(string name)
    {
        var values = Objects[name];
        var model = BridgeModel.Read(values);
        Assert.Equal(values.Raw, model.ToObject().Raw);
        Assert.Equal(values.Raw, (model with { PortGroups = Copy(model.PortGroups) }).ToObject().Raw);
        Assert.True(model.HasSameValues(BridgeModel.Read(values)));
    }

    [Fact]
    public void A_change_of_a_model_does_not_change_its_source()
    {
        var values = Site.With(("iot", Site.Group("30")));
        var before = values.Raw;
        var changed = BridgeModel.Read(values) with
        {
            Active = true,
            PortGroups = Groups(new PortGroup("iot") { Vlan = VlanConfig.Access(31) }),
        };
        Assert.Equal(31, changed.ToObject().Get(PortGroups).Value["iot"].Value.Get(PortGroupAttributes.Vlans.Vlan).Value);
        Assert.True(changed.ToObject().Get(Active).Value);
        Assert.Equal(before, values.Raw);
        Assert.False(changed.HasSameValues(BridgeModel.Read(values)));
    }

    [Fact]
    public void A_network_view_requires_known_port_groups()
    {
        Assert.Equal(
            VlanConfig.Access(30), BridgeModel.Read(Site.With(("iot", Site.Group("30")))).ToNetworkView()!.VlanOf("iot"));
        Assert.Empty(BridgeModel.Read(Site.Of()).ToNetworkView()!.PortGroups);
        Assert.Null(BridgeModel.Read(Objects["unknown"]).ToNetworkView());
        Assert.Null(BridgeModel.Read(Objects["port groups with parts of every state"]).ToNetworkView());
    }

    [Fact]
    public void The_spelling_of_a_trunk_is_kept_if_its_VLANs_are_the_same()
    {
        var known = PortGroupModel.Read("dmz", Site.Group("41,42,43 native 40"));
        var same = PortGroupModel.Of(known.ToPortGroup(), known).ToObject();
        Assert.Equal(known.ToObject().GetRaw(PortGroupAttributes.Vlans.Trunk), same.GetRaw(PortGroupAttributes.Vlans.Trunk));
        Assert.False(same.Get(PortGroupAttributes.IsDefault).Value);

        var other = PortGroupModel.Of(new PortGroup("dmz") { Vlan = VlanConfig.Access(30) }, known).ToObject();
        Assert.Equal(30, other.Get(PortGroupAttributes.Vlans.Vlan).Value);
        Assert.True(other.Get(PortGroupAttributes.Vlans.Trunk).IsNull);
    }

    private static Tf<IReadOnlyDictionary<string, Tf<PortGroupModel>>> Copy(
        Tf<IReadOnlyDictionary<string, Tf<PortGroupModel>>> groups) =>
        groups.IsKnown ? new(new Dictionary<string, Tf<PortGroupModel>>(groups.Value, StringComparer.Ordinal)) : groups;

    private static Tf<IReadOnlyDictionary<string, Tf<PortGroupModel>>> Groups(params PortGroup[] groups) => new(groups.ToDictionary(
        group => group.Name, group => new Tf<PortGroupModel>(PortGroupModel.Of(group, null)), StringComparer.Ordinal));
}
