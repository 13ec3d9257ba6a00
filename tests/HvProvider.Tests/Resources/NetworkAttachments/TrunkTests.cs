using System.Xml.Linq;
using HvProvider.Attributes;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>NICs with several VLANs.</summary>
public sealed class TrunkTests
{
    private const string ForeignMac = "52:54:00:00:00:01";

    [Theory]
    [InlineData(FakeDomainKind.Running)]
    [InlineData(FakeDomainKind.Stopped)]
    [InlineData(FakeDomainKind.Transient)]
    public async Task Ranges_are_expanded_in_the_definitions_and_kept_in_the_state(FakeDomainKind kind)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(kind: kind);
        var workspace = new Workspace(fake);
        var state = await workspace.ApplyAsync("a", Trunked(["40", "30-32"], native: 20));
        AssertVlan(
            "<vlan trunk='yes'><tag id='20' nativeMode='untagged'/><tag id='30'/><tag id='31'/><tag id='32'/><tag id='40'/></vlan>", web);
        Assert.Equal("40 30-32 / 20 untagged", Shown(state));
        Assert.True(state.Get(Vlan).IsNull);
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_running_nic_changes_between_access_port_and_trunk_without_detaching()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Vlan, 30)));
        var tap = web.Live().Tap();
        foreach (var (config, vlan) in new[]
        {
            (Trunked(["30", "40"]), "<vlan trunk='yes'><tag id='30'/><tag id='40'/></vlan>"),
            (Trunked(["40"], 30, "tagged"), "<vlan trunk='yes'><tag id='30' nativeMode='tagged'/><tag id='40'/></vlan>"),
            (Trunked(["40"], 30), "<vlan trunk='yes'><tag id='30' nativeMode='untagged'/><tag id='40'/></vlan>"),
            (Attachment.Of(c => c.Set(Vlan, 30)), "<vlan><tag id='30'/></vlan>"),
            (Trunked(["30"]), "<vlan trunk='yes'><tag id='30'/></vlan>"),
            (Attachment.Of(), null),
        })
        {
            fake.Log.Clear();
            workspace.Config["a"] = config;
            var plan = await workspace.PlanAsync();
            plan.Messages.AssertNone();
            Assert.Equal("update", plan["a"].Action);
            var messages = await workspace.ApplyAsync(plan);
            if (vlan is null)
            {
                messages.AssertNone();
            }
            else
            {
                messages.AssertOnlyUnverified();
            }

            AssertVlan(vlan, web);
            Assert.Equal(
                [(uint)DomainModifyFlags.Live, (uint)DomainModifyFlags.Config],
                fake.Log.Calls.Where(call => call.Procedure == LibvirtProcedure.DomainUpdateDeviceFlags).Select(call => call.Flags));
            Assert.Equal(tap, web.Live().Tap());
            await workspace.AssertNothingToDoAsync();
        }
    }

    [Fact]
    public async Task A_different_notation_of_the_same_trunk_is_no_change()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Trunked(["40", "30-32"], native: 20));
        foreach (var tags in new string[][] { ["30", "31", "32", "40"], ["40", "30-31", "32-32", "20"], ["20", "030-32", "40"] })
        {
            workspace.Config["a"] = Trunked(tags, native: 20, mode: "untagged");
            await workspace.AssertNothingToDoAsync();
            Assert.Equal("40 30-32 / 20 untagged", Shown(workspace["a"].Values));
        }
    }

    [Fact]
    public async Task A_trunk_of_only_its_untagged_native_VLAN_equals_an_access_port()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Vlan, 30)));
        fake.Log.Clear();
        var state = await workspace.ApplyAsync("a", Trunked([], native: 30));
        Assert.Equal(" / 30 untagged", Shown(state));
        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.DomainUpdateDeviceFlags));
        await workspace.AssertNothingToDoAsync();
        await workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Vlan, 30)));

        // The other notation in the definitions is equivalent and is not repaired.
        foreach (var nic in new[] { web.Live(), web.Persistent() })
        {
            SetVlan(nic, "<vlan trunk='yes'><tag id='30' nativeMode='untagged'/></vlan>");
            await workspace.AssertNothingToDoAsync();
            Assert.Equal(30, workspace["a"].Values.Get(Vlan).Value);
        }
    }

    [Theory]
    [InlineData("<vlan><tag id='40'/><tag id='32'/><tag id='31'/><tag id='30'/><tag id='20' nativeMode='untagged'/></vlan>", null)]
    [InlineData("<vlan><tag id='20' nativeMode='untagged'/><tag id='30'/><tag id='31'/><tag id='40'/></vlan>", "40 30-31 / 20 untagged")]
    [InlineData("<vlan><tag id='20' nativeMode='untagged'/><tag id='30'/><tag id='31'/><tag id='32'/></vlan>", "30-32 / 20 untagged")]
    [InlineData("<vlan><tag id='20' nativeMode='tagged'/><tag id='30'/><tag id='31'/><tag id='32'/><tag id='40'/></vlan>",
        "40 30-32 / 20 tagged")]
    [InlineData("<vlan><tag id='20'/><tag id='30'/><tag id='31'/><tag id='32'/><tag id='40'/></vlan>", "40 30-32 20 / none untagged")]
    [InlineData("<vlan trunk='yes'><tag id='7'/></vlan>", "7 / none untagged")]
    [InlineData("<vlan><tag id='7'/></vlan>", "vlan 7")]
    [InlineData(null, "none")]
    public async Task A_running_trunk_changed_by_another_tool_is_shown_as_vlan_or_trunk_and_repaired(string? vlan, string? shown)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Trunked(["40", "30-32"], native: 20));
        var before = web.Persistent().Element("vlan")!.ToString();
        SetVlan(web.Live(), vlan);
        if (shown is null)
        {
            await workspace.AssertNothingToDoAsync();
            return;
        }

        var plan = await workspace.PlanAsync();
        Assert.Contains(
            "vlan is trunk of 20 (native, untagged), 30-32, 40 in the persistent definition and",
            plan.Messages.Single("Attachment out of sync", "in_sync"));
        Assert.Equal(shown, Shown(workspace["a"].Values));
        Assert.Equal("update", plan["a"].Action);
        (await workspace.ApplyAsync(plan)).AssertOnlyUnverified();
        AssertVlan(before, web);
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_persistent_trunk_changed_by_another_tool_is_repaired()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Trunked(["30", "40"]));
        SetVlan(web.Persistent(), "<vlan trunk='yes'><tag id='30'/></vlan>");
        var plan = await workspace.PlanAsync();
        Assert.Contains(
            "vlan is trunk of 30 in the persistent definition and trunk of 30, 40 in the running domain",
            plan.Messages.Single("Attachment out of sync", "in_sync"));
        Assert.Equal("30 40 / none untagged", Shown(workspace["a"].Values));
        (await workspace.ApplyAsync(plan)).AssertOnlyUnverified();
        AssertVlan("<vlan trunk='yes'><tag id='30'/><tag id='40'/></vlan>", web);
        await workspace.AssertNothingToDoAsync();
    }

    [Theory]
    [InlineData("<vlan trunk='yes'><tag id='30'/><tag id='0'/></vlan>", "trunk of 30, 0")]
    [InlineData("<vlan trunk='yes'><tag id='30'/><tag id='4095'/></vlan>", "trunk of 30, 4095")]
    [InlineData("<vlan trunk='yes'><tag id='30'/><tag id='30'/></vlan>", "trunk of 30, 30")]
    public async Task VLANs_that_cannot_be_configured_are_reported_and_repaired(string vlan, string found)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Trunked(["30", "40"]));
        SetVlan(web.Live(), vlan);
        SetVlan(web.Persistent(), vlan);
        var plan = await workspace.PlanAsync();
        Assert.Contains(
            $"vlan: found {found}, which cannot be expressed in the configuration",
            plan.Messages.Single("Attachment out of sync", "in_sync"));
        Assert.Equal("none", Shown(workspace["a"].Values));
        (await workspace.ApplyAsync(plan)).AssertOnlyUnverified();
        AssertVlan("<vlan trunk='yes'><tag id='30'/><tag id='40'/></vlan>", web);
        await workspace.AssertNothingToDoAsync();
    }

    [Theory]
    [InlineData("<vlan trunk='yes'><tag id='31'/><tag id='30'/><tag id='20' nativeMode='tagged'/></vlan>", "20 30-31 / 20 tagged")]
    [InlineData("<vlan><tag id='30'/><tag id='40'/></vlan>", "30 40 / none untagged")]
    [InlineData("<vlan trunk='yes'><tag id='30'/></vlan>", "30 / none untagged")]
    [InlineData("<vlan trunk='yes'><tag id='30' nativeMode='untagged'/></vlan>", "vlan 30")]
    public async Task A_trunk_defined_by_another_tool_is_imported(string vlan, string shown)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest(interfaces: Guests.Foreign(ForeignMac, 1, vlan));
        var workspace = new Workspace(fake);
        (await workspace.ImportAsync("a", $"web01/{ForeignMac}")).AssertNone();
        Assert.Equal(shown, Shown(workspace["a"].Values));
        Assert.True(workspace["a"].Values.Get(InSync).Value);

        // The state, used as the configuration, matches the existing NIC: only the name is new.
        var imported = workspace["a"].Values;
        fake.Log.Clear();
        await workspace.ApplyAsync("a", Attachment.Of(c =>
        {
            c.SetRaw(Vlan, imported.GetRaw(Vlan));
            c.SetRaw(Trunk, imported.GetRaw(Trunk));
        }));
        Assert.DoesNotContain(fake.Log.Calls, call =>
            call.Procedure == LibvirtProcedure.DomainUpdateDeviceFlags && call.Flags == (uint)DomainModifyFlags.Live);
        await workspace.AssertNothingToDoAsync();
        Assert.Equal(shown, Shown(workspace["a"].Values));
    }

    [Theory]
    [InlineData("<vlan><tag id='40'/><tag id='30'/></vlan>", null)]
    [InlineData("<vlan trunk='yes'><tag id='30'/></vlan>", "vlan: found trunk of 30, expected trunk of 30, 40")]
    [InlineData("<vlan><tag id='30'/></vlan>", "vlan: found 30, expected trunk of 30, 40")]
    public async Task A_trunk_with_the_same_meaning_is_adopted(string vlan, string? refusal)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest(interfaces: Guests.Foreign(Guests.LanMac, 3, vlan + "<link state='up'/><alias name='ua-lan'/>"));
        var workspace = new Workspace(fake) { Config = { ["a"] = Trunked(["30", "40"]) } };
        var messages = await workspace.ApplyAsync();
        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.DomainAttachDeviceFlags));
        if (refusal is null)
        {
            messages.AssertOnlyUnverified();
            await workspace.AssertNothingToDoAsync();
        }
        else
        {
            Assert.Contains(refusal, messages.Single("NIC already exists", "name"));
        }
    }

    [Fact]
    public async Task A_re_attached_NIC_keeps_its_trunk()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Trunked(["30", "40"]));
        await workspace.ApplyAsync("a", Trunked(["30", "40"], change: c => c.Set(Model, "e1000e")));
        AssertVlan("<vlan trunk='yes'><tag id='30'/><tag id='40'/></vlan>", web);
        Assert.Equal("e1000e", web.Live().Model());
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_trunk_of_a_network_NIC_is_added_and_removed()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.Host.AddNetwork("<network><name>site</name><forward mode='bridge'/><bridge name='br0'/></network>");
        var web = fake.AddGuest(interfaces: Guests.Foreign(ForeignMac, 1, source: "network='site'", type: "network"));
        var workspace = new Workspace(fake);
        await workspace.ImportAsync("a", $"web01/{ForeignMac}");
        await workspace.ApplyAsync("a", Trunked(["30", "40"]));
        await workspace.AssertNothingToDoAsync();
        Assert.All(web.LiveInterfaces.Concat(web.ConfigInterfaces), nic => Assert.NotNull(nic.Element("vlan")));
        await workspace.ApplyAsync("a", Attachment.Of());
        await workspace.AssertNothingToDoAsync();
        Assert.All(web.LiveInterfaces.Concat(web.ConfigInterfaces), nic =>
        {
            Assert.Null(nic.Element("vlan"));
            Assert.Equal("site", nic.Element("source")!.Attribute("network")?.Value);
        });
    }

    [Fact]
    public async Task Parts_of_a_trunk_can_be_unknown_in_a_plan()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest();
        var trunk = Attachment.Trunk(["30", "40"]);
        trunk.Set(TrunkAttributes.Tags, new([new Tf<string>("30"), Tf<string>.Unknown]));
        trunk.Set(TrunkAttributes.Native, Tf<long>.Unknown);
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of(c => c.Set(Trunk, trunk)) } };
        var plan = await workspace.PlanAsync();
        plan.Messages.AssertNone();
        var planned = plan["a"].Planned!.Get(Trunk).Value;
        Assert.True(planned.Get(TrunkAttributes.Native).IsUnknown);
        Assert.Equal("untagged", planned.Get(TrunkAttributes.Mode).Value);

        // In an update as well, where something is there to compare with.
        await workspace.ApplyAsync("a", Trunked(["30", "40"]));
        workspace.Config["a"] = Attachment.Of(c => c.Set(Trunk, trunk));
        plan = await workspace.PlanAsync();
        plan.Messages.AssertNone();
        Assert.Equal("update", plan["a"].Action);
    }

    private static TfObject Trunked(string[] tags, long? native = null, string? mode = null, Action<TfObject>? change = null) =>
        Attachment.Of(c =>
        {
            c.Set(Trunk, Attachment.Trunk(tags, native, mode));
            change?.Invoke(c);
        });

    /// <summary>What a state shows of the VLANs: the tags, the native VLAN and its mode; or <c>vlan 30</c>, or <c>none</c>.</summary>
    private static string Shown(TfObject state)
    {
        if (state.Get(Trunk) is not { IsKnown: true } trunk)
        {
            return state.Get(Vlan) is { IsKnown: true } vlan ? $"vlan {vlan.Value}" : "none";
        }

        var native = trunk.Value.Get(TrunkAttributes.Native);
        return $"{string.Join(' ', trunk.Value.Get(TrunkAttributes.Tags).Value.Select(tag => tag.Value))} / "
            + $"{(native.IsKnown ? $"{native.Value}" : "none")} {trunk.Value.Get(TrunkAttributes.Mode).Value}";
    }

    /// <summary>Every definition that the domain has shows this element, or none.</summary>
    private static void AssertVlan(string? expected, FakeDomain domain)
    {
        var text = expected is null ? null : XElement.Parse(expected).ToString();
        Assert.All(domain.LiveInterfaces.Concat(domain.ConfigInterfaces), nic => Assert.Equal(text, nic.Element("vlan")?.ToString()));
    }

    /// <summary>Another tool sets the VLANs of a NIC.</summary>
    private static void SetVlan(XElement nic, string? vlan)
    {
        nic.Element("vlan")?.Remove();
        if (vlan is not null)
        {
            nic.Element("source")!.AddAfterSelf(XElement.Parse(vlan));
        }
    }
}
