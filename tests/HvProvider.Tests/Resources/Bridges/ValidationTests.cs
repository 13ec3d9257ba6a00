using HvProvider.Resources.Bridges.Model;
using HvProvider.Tests.Resources.NetworkAttachments;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.Resources.Bridges.Model.BridgeSchema;

namespace HvProvider.Tests.Resources.Bridges;

/// <summary>Validation errors, which are reported without a connection.</summary>
public sealed class ValidationTests
{
    private const string Invalid = "Invalid attribute value";

    private static readonly NestedAttribute TrunkAttribute = PortGroupAttributes.Vlans.Trunk;

    private static readonly Dictionary<string, (Action<TfObject> Change, string Summary, string Path, string Detail)> All = new()
    {
        ["no name"] = (Null(Name), "Missing attribute", "name", "name must be set."),
        ["no bridge"] = (Null(Bridge), "Missing attribute", "bridge", "bridge must be set."),
        ["empty name"] = (c => c.Set(Name, ""), Invalid, "name", "name must not be empty, got: \"\"."),
        ["name with a slash"] =
            (c => c.Set(Name, "a/b"), Invalid, "name", "name must not contain '/', which libvirt rejects, got: \"a/b\"."),
        ["name with a blank before"] =
            (c => c.Set(Name, " lan"), Invalid, "name", "name must not begin or end with white space, got: \" lan\"."),
        ["name with a blank behind"] =
            (c => c.Set(Name, "lan "), Invalid, "name", "name must not begin or end with white space, got: \"lan \"."),
        ["name with a line break"] = (
            c => c.Set(Name, "la\nn"), Invalid, "name", "name must not contain control characters, got: \"la\nn\"."),
        ["name too long"] = (c => c.Set(Name, new string('x', 248)), Invalid, "name",
            "name must have at most 247 bytes, but has 248, got: "),
        ["empty bridge"] = (c => c.Set(Bridge, ""), Invalid, "bridge", "bridge must not be empty, got: \"\"."),
        ["bridge too long"] = (
            c => c.Set(Bridge, "bridge-infrastructure"), Invalid, "bridge",
            "bridge must have at most 15 bytes, but has 21, got: \"bridge-infrastructure\"."),
        ["bridge with a slash"] = (c => c.Set(Bridge, "br/0"), Invalid, "bridge", "bridge must not contain '/' or ':', got: \"br/0\"."),
        ["bridge with a blank"] = (c => c.Set(Bridge, "br 0"), Invalid, "bridge", "bridge must not contain white space, got: \"br 0\"."),
        ["port group without a name"] =
            (Groups(("", Site.Group())), Invalid, "port_groups[\"\"]", "port_groups[\"\"] has a name that must not be empty, got: \"\"."),
        ["port group with a blank"] = (
            Groups(("iot ", Site.Group())), Invalid, "port_groups[\"iot \"]",
            "port_groups[\"iot \"] has a name that must not begin or end with white space, got: \"iot \"."),
        ["port group with a tab"] = (
            Groups(("i\tot", Site.Group())), Invalid, "port_groups[\"i\tot\"]",
            "port_groups[\"i\tot\"] has a name that must not contain control characters, got: \"i\tot\"."),
        ["port group of null"] = (
            c => c.Set(PortGroups, new(new Dictionary<string, Tf<TfObject>> { ["iot"] = Tf<TfObject>.Null })),
            Invalid,
            "port_groups[\"iot\"]",
            "port_groups[\"iot\"] must be an object; {} is an untagged port group, got: null."),
        ["VLAN 0"] = (Group(g => g.Set(PortGroupAttributes.Vlans.Vlan, 0)), Invalid, "port_groups[\"iot\"]",
            "port_groups[\"iot\"].vlan must be between 1 and 4094, got: 0."),
        ["VLAN 4095"] = (Group(g => g.Set(PortGroupAttributes.Vlans.Vlan, 4095)), Invalid, "port_groups[\"iot\"]",
            "port_groups[\"iot\"].vlan must be between 1 and 4094, got: 4095."),
        ["vlan and trunk"] = (
            Group(g =>
            {
                g.Set(PortGroupAttributes.Vlans.Vlan, 30);
                g.Set(TrunkAttribute, Trunk(["40"]));
            }),
            "Conflicting attributes", "port_groups[\"iot\"]",
            "port_groups[\"iot\"].trunk cannot be set together with port_groups[\"iot\"].vlan. Remove one of them."),
        ["empty trunk"] = (Group(g => g.Set(TrunkAttribute, Trunk([]))), Invalid, "port_groups[\"iot\"]",
            "port_groups[\"iot\"].trunk.tags must contain a VLAN ID if native is not set, got: an empty list."),
        ["tag that is none"] = (Group(g => g.Set(TrunkAttribute, Trunk(["web"]))), Invalid, "port_groups[\"iot\"]",
            "port_groups[\"iot\"].trunk.tags[0] must be a VLAN ID such as \"30\" or a range of VLAN IDs such as \"30-39\", got: \"web\"."),
        ["tag out of range"] = (Group(g => g.Set(TrunkAttribute, Trunk(["4000-4095"]))), Invalid, "port_groups[\"iot\"]",
            "port_groups[\"iot\"].trunk.tags[0] must contain VLAN IDs between 1 and 4094, got: \"4000-4095\"."),
        ["tag twice"] = (Group(g => g.Set(TrunkAttribute, Trunk(["30-40", "35"]))), Invalid, "port_groups[\"iot\"]",
            "port_groups[\"iot\"].trunk.tags[1] must not contain a VLAN ID that \"30-40\" already contains, got: \"35\"."),
        ["native out of range"] = (Group(g => g.Set(TrunkAttribute, Trunk(["30"], 5000))), Invalid, "port_groups[\"iot\"]",
            "port_groups[\"iot\"].trunk.native must be between 1 and 4094, got: 5000."),
        ["mode without native"] = (Group(g => g.Set(TrunkAttribute, Trunk(["30"], null, "tagged"))), Invalid,
            "port_groups[\"iot\"]",
            "port_groups[\"iot\"].trunk.native_mode must not be \"tagged\" if native is not set, got: \"tagged\"."),
        ["unknown mode"] = (Group(g => g.Set(TrunkAttribute, Trunk(["30"], 30, "both"))), Invalid, "port_groups[\"iot\"]",
            "port_groups[\"iot\"].trunk.native_mode must be one of \"untagged\", \"tagged\", got: \"both\"."),
        ["two defaults"] = (
            Groups(("a", Site.Group("30 default")), ("b", Site.Group("40 default"))), Invalid, "port_groups[\"b\"]",
            "port_groups[\"b\"].default must not be true because port_groups[\"a\"] is already the default, got: true."),
        ["bandwidth of nothing"] = (Limits(Site.Bandwidth(null, null)), Invalid, "port_groups[\"iot\"]",
            "port_groups[\"iot\"].bandwidth must have inbound or outbound, got: neither."),
        ["no rate"] = (Limits(Site.Bandwidth(0, null)), Invalid, "port_groups[\"iot\"]",
            "port_groups[\"iot\"].bandwidth.inbound.average must be between 1 and 4294967295, got: 0."),
        ["negative rate"] = (Limits(Site.Bandwidth(null, -1)), Invalid, "port_groups[\"iot\"]",
            "port_groups[\"iot\"].bandwidth.outbound.average must be between 1 and 4294967295, got: -1."),
        ["peak below the average"] = (Limits(Site.Bandwidth(10, null, peak: 5)), Invalid, "port_groups[\"iot\"]",
            "port_groups[\"iot\"].bandwidth.inbound.peak must not be less than average, which is 10, got: 5."),
        ["burst too large"] = (Limits(Site.Bandwidth(10, null, burst: 4_194_304)), Invalid, "port_groups[\"iot\"]",
            "port_groups[\"iot\"].bandwidth.inbound.burst must be between 1 and 4194303, got: 4194304."),
        ["limit without a rate"] = (
            Group(g =>
            {
                var bandwidth = Site.Bandwidth(1, null);
                bandwidth.Set(BandwidthAttributes.Inbound, new TfObject(BandwidthAttributes.Inbound.Schema));
                g.Set(PortGroupAttributes.Bandwidth, bandwidth);
            }),
            "Missing attribute",
            "port_groups[\"iot\"]",
            "port_groups[\"iot\"].bandwidth.inbound.average must be set."),
        ["UUID of one's own"] = (c => c.Set(Uuid, "x"), "Attribute is read-only", "uuid",
            "uuid is read-only. Remove it from the configuration."),
        ["activity of one's own"] = (c => c.Set(Active, false), "Attribute is read-only", "active",
            "active is read-only. Remove it from the configuration."),
        ["timeout in words"] = (c => Limit(c, "create", "soon"), Invalid, "timeouts", "timeouts.create must be a positive duration"),
    };

    public static TheoryData<string> Mistakes => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task An_invalid_configuration_is_reported_at_its_attribute_with_the_rule_and_the_value(string mistake)
    {
        var (change, summary, path, detail) = All[mistake];
        await using var process = await ProviderProcess.StartAsync(Workspace.ProviderBlock("qemu:///system"));
        await process.ValidateAsync(Site.Of(change));
        Assert.StartsWith(detail, process.Messages.Single(summary, path), StringComparison.Ordinal);
    }

    /// <summary>Values that become known during plan were unknown when Terraform validated the configuration.</summary>
    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_plan_of_an_invalid_configuration_neither_throws_nor_changes_anything(string mistake)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake) { Config = { [Site.Address] = Site.Of(All[mistake].Change) } };
        var plan = await workspace.PlanAsync();
        Assert.DoesNotContain(plan.Messages.All, message => message.Detail.Contains("bug in the provider", StringComparison.Ordinal));
        Assert.Empty(fake.Host.Networks);
    }

    [Fact]
    public async Task Unknown_values_are_not_validated()
    {
        await using var process = await ProviderProcess.StartAsync(Workspace.ProviderBlock("qemu:///system"));
        await process.ValidateAsync(Site.Of(config =>
        {
            config.Set(Name, Tf<string>.Unknown);
            Site.Set(
                config,
                ("a", Site.Group("30 default")),
                ("b", Site.Group("40", group =>
                {
                    group.Set(PortGroupAttributes.IsDefault, Tf<bool>.Unknown);
                    group.Set(TrunkAttribute, Tf<TfObject>.Unknown);
                    group.Set(PortGroupAttributes.Bandwidth, Tf<TfObject>.Unknown);
                })));
        }));
        process.Messages.AssertNone();
    }

    [Fact]
    public async Task Valid_configurations_are_accepted()
    {
        await using var process = await ProviderProcess.StartAsync(Workspace.ProviderBlock("qemu:///system"));
        await process.ValidateAsync(Site.With(
            ("a b", Site.Group("1")),
            ("ünï", Site.Group("4094 default")),
            ("t/1", Site.Group("30,40 native 20 tagged")),
            ("q", Site.Group("", g => g.Set(PortGroupAttributes.Bandwidth, Site.Bandwidth(1, 4_294_967_295, peak: 1, burst: 4_194_303))))));
        process.Messages.AssertNone();
    }

    private static Action<TfObject> Null(StringAttribute attribute) => config => config.Set(attribute, Tf<string>.Null);

    private static Action<TfObject> Groups(params (string, TfObject)[] groups) => config => Site.Set(config, groups);

    private static Action<TfObject> Group(Action<TfObject> change) => Groups(("iot", Site.Group("", change)));

    private static Action<TfObject> Limits(TfObject bandwidth) => Group(group => group.Set(PortGroupAttributes.Bandwidth, bandwidth));

    private static TfObject Trunk(string[] tags, long? native = null, string? mode = null) => Attachment.Trunk(tags, native, mode);

    private static void Limit(TfObject config, string operation, string time)
    {
        var limits = new TfObject(Timeouts.Schema);
        limits.Set((StringAttribute)Timeouts.Schema.Attributes.Single(a => a.Name == operation), time);
        config.Set(Timeouts, new Tf<TfObject>(limits));
    }
}
