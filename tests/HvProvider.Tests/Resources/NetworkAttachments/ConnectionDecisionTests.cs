using HvProvider.Hypervisor;
using HvProvider.Networks;
using HvProvider.Nics.Values;
using HvProvider.Resources.NetworkAttachments;
using HvProvider.Vlans;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

public sealed class ConnectionDecisionTests
{
    private static readonly ConnectionDecision New = new(IsAsBefore: false, StaysOnNetwork: false, KeepsBridge: false);
    private static readonly ConnectionDecision AsBefore = New with { IsAsBefore = true };
    private static readonly ConnectionDecision KeepsBridge = New with { KeepsBridge = true };
    private static readonly ConnectionDecision StaysOnNetwork = New with { StaysOnNetwork = true };

    private static readonly Bandwidth Limits = new(new BandwidthLimit(1000), null);

    private static readonly NetworkView Site = new("site", "br0", null,
    [
        new PortGroup("web") { Vlan = VlanConfig.Access(20), Bandwidth = Limits },
        new PortGroup("iot") { Vlan = VlanConfig.Access(20), Bandwidth = Limits, IsDefault = true },
        new PortGroup("infra"),
    ]);

    private static readonly PrivateState Web = new("web01", IsNetwork: true, Inherited: new(VlanConfig.Access(20), Limits));
    private static readonly PrivateState Nothing = Web with { Inherited = new(null, null) };
    private static readonly PrivateState Imported = Web with { IsImported = true };

    private static readonly Dictionary<string, Case> Bridges = new()
    {
        ["same bridge"] = new(On("br0"), On("br0"), AsBefore),
        ["other bridge"] = new(On("br0"), On("br1"), New),
        ["unknown bridge"] = new(On("br0"), Attachment.Of(c => c.Set(Bridge, Tf<string>.Unknown)), New),
        ["bridge to network"] = new(On("br0"), On("site/web"), New),
        ["bridge to unknown network"] = new(On("br0"), OnUnknownNetwork(), New),
        ["network to its own bridge"] = new(On("site/web"), On("br0"), New) { Remembered = Web },
        ["imported from a bridge"] = new(On("br0"), On("br0"), AsBefore) { Remembered = Imported with { IsNetwork = false } },
    };

    private static readonly Dictionary<string, Case> Vlans = new()
    {
        ["same VLAN"] = new(On("br0", 30), On("br0", 30), AsBefore),
        ["other VLAN"] = new(On("br0", 30), On("br0", 31), New),
        ["VLAN removed"] = new(On("br0", 30), On("br0"), New),
        ["VLAN added"] = new(On("br0"), On("br0", 30), New),
        ["unknown VLAN"] = new(On("br0"), Attachment.Of(c => c.Set(Vlan, Tf<long>.Unknown)), New),
        ["unknown trunk"] = new(On("br0"), Attachment.Of(c => c.Set(Trunk, Tf<TfObject>.Unknown)), New),
        ["trunk in another notation"] = new(Trunked(["20", "30-31"]), Trunked(["31", "30", "20"]), AsBefore),
        ["native VLAN listed or not"] = new(Trunked(["20", "30"], 30), Trunked(["20"], 30), AsBefore),
        ["access port as a trunk"] = new(On("br0", 30), Trunked([], 30), AsBefore),
        ["other trunk"] = new(Trunked(["20", "30-31"]), Trunked(["20", "30-32"]), New),
        ["other native mode"] = new(Trunked(["20"], 30), Trunked(["20"], 30, "tagged"), New),
    };

    private static readonly Dictionary<string, Case> Networks = new()
    {
        ["same network"] = new(On("site/web"), On("site/web"), AsBefore with { KeepsBridge = true }) { Remembered = Web },
        ["same network, nothing remembered"] = new(On("site/web"), On("site/web"), AsBefore with { KeepsBridge = true }),
        ["same network, imported"] = new(On("site/web"), On("site/web"), AsBefore with { KeepsBridge = true }) { Remembered = Imported },
        ["other VLAN"] = new(On("site/web"), On("site/web", 30), KeepsBridge) { Remembered = Web },
        ["unknown VLAN"] = new(
            On("site/web"), Attachment.OnNetwork("site", "web", c => c.Set(Vlan, Tf<long>.Unknown)), KeepsBridge)
        { Remembered = Web },
        ["other port group"] = new(On("site/web"), On("site/iot"), KeepsBridge) { Remembered = Web },
        ["port group removed"] = new(On("site/web"), On("site/"), KeepsBridge) { Remembered = Web },
        ["unknown port group"] = new(
            On("site/web"),
            Attachment.OnNetwork("site", null, c => c.Set(NetworkAttachmentSchema.PortGroup, Tf<string>.Unknown)),
            KeepsBridge),
        ["other network"] = new(On("site/web"), On("other/web"), New) { Remembered = Web },
        ["unknown network"] = new(On("site/web"), OnUnknownNetwork(), New) { Remembered = Web },
        ["unknown network, imported"] = new(On("site/web"), OnUnknownNetwork(), New) { Remembered = Imported },
    };

    private static readonly Dictionary<string, Case> PlannedNetworks = new()
    {
        ["same settings"] = new(On("site/web"), On("site/web"), AsBefore) { Remembered = Web, Network = Site },
        ["same settings of the default port group"] = new(On("site/"), On("site/"), AsBefore) { Remembered = Web, Network = Site },
        ["same settings of the network itself"] = new(On("site/infra"), On("site/infra"), AsBefore)
        {
            Remembered = Web with { Inherited = new(VlanConfig.Access(20), null) },
            Network = Site with { Vlan = VlanConfig.Access(20) },
        },
        ["nothing inherited"] = new(On("site/infra"), On("site/infra"), AsBefore) { Remembered = Nothing, Network = Site },
        ["other port group with the same settings"] = new(On("site/web"), On("site/iot"), New) { Remembered = Web, Network = Site },
        ["other network with the same settings"] = new(On("other/web"), On("site/web"), New) { Remembered = Web, Network = Site },
        ["other bridge"] = new(On("site/web"), On("site/web"), New) { Remembered = Web, Network = Site with { Bridge = "br1" } },
        ["no bridge known of both"] = new(
            Attachment.OnNetwork("site", "web"), On("site/web"), New)
        { Remembered = Web, Network = Site with { Bridge = null } },
        ["not known completely"] = new(On("site/web", 30), On("site/web", 30), New)
        {
            Remembered = Web with { OwnBandwidth = Limits },
            Network = null,
        },
        ["other VLAN"] = new(On("site/web"), On("site/web"), New) { Remembered = Web, Network = With(21) },
        ["other VLAN, own limits"] = new(On("site/web"), On("site/web"), New)
        {
            Remembered = Web with { OwnBandwidth = Limits },
            Network = With(21),
        },
        ["other VLAN, own VLAN"] = new(On("site/web", 30), On("site/web", 30), AsBefore) { Remembered = Web, Network = With(21) },
        ["other VLAN, own trunk"] = new(
            On("site/web", trunk: ["30-39"]), On("site/web", trunk: ["30-39"]), AsBefore)
        { Remembered = Web, Network = With(21) },
        ["other VLAN of the network itself"] = new(On("site/infra"), On("site/infra"), New)
        {
            Remembered = Nothing,
            Network = Site with { Vlan = VlanConfig.Access(40) },
        },
        ["VLAN removed"] = new(On("site/web"), On("site/web"), New) { Remembered = Web, Network = With(null) },
        ["other limits"] = new(On("site/web"), On("site/web"), New) { Remembered = Web, Network = With(20, 2000) },
        ["other limits, own VLAN"] = new(On("site/web", 30), On("site/web", 30), New) { Remembered = Web, Network = With(20, 2000) },
        ["other limits, own limits"] = new(On("site/web"), On("site/web"), AsBefore)
        {
            Remembered = Web with { OwnBandwidth = Limits },
            Network = With(20, 2000),
        },
        ["limits removed"] = new(On("site/web"), On("site/web"), New) { Remembered = Web, Network = With(20, null) },
        ["other VLAN and limits, both own"] = new(On("site/web", 30), On("site/web", 30), AsBefore)
        {
            Remembered = Web with { OwnBandwidth = Limits },
            Network = With(21, 2000),
        },
        ["inheritance not remembered"] = new(On("site/web"), On("site/web"), New)
        {
            Remembered = Web with { Inherited = null },
            Network = Site,
        },
        ["inheritance not remembered, own VLAN"] = new(On("site/web", 30), On("site/web", 30), New)
        {
            Remembered = Web with { Inherited = null },
            Network = Site,
        },
        ["inheritance not remembered, own limits"] = new(On("site/web"), On("site/web"), New)
        {
            Remembered = Web with { Inherited = null, OwnBandwidth = Limits },
            Network = Site,
        },
        ["inheritance not remembered, both own"] = new(On("site/web", 30), On("site/web", 30), AsBefore)
        {
            Remembered = Web with { Inherited = null, OwnBandwidth = Limits },
            Network = Site,
        },
        ["own VLAN added"] = new(On("site/web"), On("site/web", 30), New) { Remembered = Web, Network = Site },
        ["own VLAN removed"] = new(On("site/web", 20), On("site/web"), New) { Remembered = Web, Network = Site },
    };

    private static readonly Dictionary<string, Case> NetworkNics = new()
    {
        ["imported, then configured by its bridge"] = new(
            On("site/web"), On("br0"), AsBefore with { StaysOnNetwork = true })
        { Remembered = Imported },
        ["imported, then configured by its bridge with a VLAN"] = new(
            On("site/web"), On("br0", 30), StaysOnNetwork)
        { Remembered = Imported },
        ["imported, then configured by its network"] = new(
            On("site/web"), On("site/web"), AsBefore with { KeepsBridge = true })
        { Remembered = Imported },
        ["imported, then configured by another bridge"] = new(On("site/web"), On("br1"), New) { Remembered = Imported },
        ["imported, then configured by an unknown bridge"] = new(
            On("site/web"), Attachment.Of(c => c.Set(Bridge, Tf<string>.Unknown)), New)
        { Remembered = Imported },
        ["configured by its bridge since"] = new(On("br0"), On("br0"), AsBefore with { StaysOnNetwork = true }) { Remembered = Web },
        ["configured by its bridge since, other VLAN"] = new(On("br0"), On("br0", 30), StaysOnNetwork) { Remembered = Web },
        ["configured by its bridge since, other bridge"] = new(On("br0"), On("br1"), New) { Remembered = Web },
        ["configured by its bridge since, now by its network"] = new(On("br0"), On("site/web"), New) { Remembered = Web },
        ["configured by its network, now by its bridge"] = new(On("site/web"), On("br0"), New) { Remembered = Web },
        ["no longer of a network, imported"] = new(
            On("site/web"), On("br0"), AsBefore)
        { Remembered = Imported with { IsNetwork = false } },
    };

    public static TheoryData<string> OfBridges => [.. Bridges.Keys];

    public static TheoryData<string> OfVlans => [.. Vlans.Keys];

    public static TheoryData<string> OfNetworks => [.. Networks.Keys];

    public static TheoryData<string> OfPlannedNetworks => [.. PlannedNetworks.Keys];

    public static TheoryData<string> OfNetworkNics => [.. NetworkNics.Keys];

    [Theory]
    [MemberData(nameof(OfBridges))]
    public void A_nic_on_a_bridge_is_connected_as_before_if_the_bridge_stays(string name) => Bridges[name].Verify();

    [Theory]
    [MemberData(nameof(OfVlans))]
    public void A_nic_is_connected_as_before_only_if_its_vlans_mean_the_same(string name) => Vlans[name].Verify();

    [Theory]
    [MemberData(nameof(OfNetworks))]
    public void A_nic_is_connected_as_before_if_its_network_and_port_group_stay(string name) => Networks[name].Verify();

    [Theory]
    [MemberData(nameof(OfPlannedNetworks))]
    public void A_planned_network_connects_a_nic_as_before_if_it_provides_the_same(string name) => PlannedNetworks[name].Verify();

    [Theory]
    [MemberData(nameof(OfNetworkNics))]
    public void A_nic_of_a_network_stays_one_unless_its_configuration_has_named_a_network(string name) => NetworkNics[name].Verify();

    [Fact]
    public void The_plan_of_a_network_is_found_by_the_name_that_a_nic_configures()
    {
        var planned = new PlannedNetworks();
        planned.Add("site", Site);
        planned.Add("later", null);
        Assert.Equal(new NetworkPlan(true, Site), NetworkPlan.For(AttachmentModel.Read(On("site/web")), planned));
        Assert.Equal(new NetworkPlan(true, null), NetworkPlan.For(AttachmentModel.Read(On("later/web")), planned));
        Assert.All(
            (TfObject[])[On("other/web"), On("br0"), OnUnknownNetwork()],
            values => Assert.Equal(NetworkPlan.None, NetworkPlan.For(AttachmentModel.Read(values), planned)));
    }

    /// <summary>On a bridge, or on a network and port group of which the bridge is known.</summary>
    private static TfObject On(string source, long? vlan = null, string[]? trunk = null)
    {
        var values = source.Split('/') is [var network, var portGroup]
            ? Attachment.OnNetwork(network, portGroup.Length == 0 ? null : portGroup, c => c.Set(Bridge, "br0"))
            : Attachment.Of(c => c.Set(Bridge, source));
        values.Set(Vlan, vlan is { } id ? id : Tf<long>.Null);
        values.Set(Trunk, trunk is null ? Tf<TfObject>.Null : Attachment.Trunk(trunk));
        return values;
    }

    /// <summary>As planned: the bridge is computed.</summary>
    private static TfObject OnUnknownNetwork() => Attachment.Of(config =>
    {
        config.Set(Bridge, Tf<string>.Unknown);
        config.Set(Network, Tf<string>.Unknown);
    });

    private static TfObject Trunked(string[] tags, long? native = null, string? mode = null) =>
        Attachment.Of(config => config.Set(Trunk, Attachment.Trunk(tags, native, mode)));

    /// <summary>The network with these settings of the port group <c>web</c>.</summary>
    private static NetworkView With(int? vlan, long? limit = 1000) => Site with
    {
        PortGroups =
        [
            new PortGroup("web")
            {
                Vlan = vlan is { } id ? VlanConfig.Access(id) : null,
                Bandwidth = limit is { } average ? new Bandwidth(new BandwidthLimit(average), null) : null,
            },
        ],
    };

    private sealed record Case(TfObject Prior, TfObject Planned, ConnectionDecision Expected)
    {
        private readonly NetworkPlan _network = NetworkPlan.None;

        public PrivateState Remembered { get; init; } = new("web01");

        /// <summary>The network as it is planned; null if it is not completely known.</summary>
        public NetworkView? Network
        {
            init => _network = new NetworkPlan(true, value);
        }

        public void Verify() => Assert.Equal(
            Expected,
            ConnectionDecision.Of(
                AttachmentModel.Read(Prior), AttachmentModel.Read(Planned), Remembered, _network));
    }
}
