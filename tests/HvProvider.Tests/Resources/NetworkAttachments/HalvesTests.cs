using System.Xml.Linq;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using TerraformPlugin.Values;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>The two halves of a NIC: one is missing, or the two differ in what this provider does not manage.</summary>
public sealed class HalvesTests
{
    private const string ForeignMac = "52:54:00:00:00:01";

    private const string Foreign = """
        <driver queues='2'/><filterref filter='clean-traffic'><parameter name='IP' value='10.0.0.1'/></filterref>
        <tune><sndbuf>1600</sndbuf></tune><mtu size='1500'/><coalesce><rx><frames max='7'/></rx></coalesce><acpi index='3'/>
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_missing_half_is_made_from_the_other_with_the_settings_of_other_tools(bool isLiveMissing)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(interfaces: Guests.Foreign(ForeignMac, 3, Foreign + "<target dev='web0'/><boot order='1'/>"));
        web.ConfigInterfaces[0].SetAttributeValue("trustGuestRxFilters", "yes");
        web.LiveInterfaces[0].SetAttributeValue("trustGuestRxFilters", "yes");
        var workspace = await ImportAsync(fake);
        (isLiveMissing ? web.LiveInterfaces : web.ConfigInterfaces)[0].Remove();

        Assert.Contains("in_sync", (await workspace.PlanAsync()).Messages.Warnings.Select(warning => warning.Path));
        (await workspace.ApplyAsync()).AssertNoErrors();
        foreach (var nic in new[] { Assert.Single(web.LiveInterfaces), Assert.Single(web.ConfigInterfaces) })
        {
            foreach (var part in XElement.Parse($"<x>{Foreign}<boot order='1'/></x>").Elements())
            {
                Assert.Equal(part.ToString(), nic.Element(part.Name)?.ToString());
            }

            Assert.Equal(("web0", "yes", ForeignMac), (nic.Tap(), nic.Attribute("trustGuestRxFilters")?.Value, nic.Mac()));
        }

        Assert.True(workspace["a"].Values.Get(InSync).Value);
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_missing_persistent_half_on_a_network_does_not_get_the_limits_of_the_port_group()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.Host.AddNetwork("""
            <network><name>site</name><forward mode='bridge'/><bridge name='br0'/><portgroup name='web'>
            <bandwidth><inbound average='1000'/></bandwidth><vlan><tag id='30'/></vlan></portgroup></network>
            """);
        var web = fake.AddGuest(
            interfaces: Guests.Foreign(ForeignMac, 3, "<filterref filter='clean-traffic'/>", "network='site' portgroup='web'", "network"));
        var workspace = new Workspace(fake);
        await workspace.ImportAsync("a", $"web01/{ForeignMac}");
        workspace.Config["a"] = Attachment.OnNetwork("site", "web");
        (await workspace.ApplyAsync()).AssertNoErrors();
        web.ConfigInterfaces[0].Remove();
        (await workspace.ApplyAsync()).AssertNoErrors();
        var nic = web.Persistent();
        Assert.Equal(("network", "clean-traffic"), (nic.Attribute("type")?.Value, nic.Element("filterref")?.Attribute("filter")?.Value));
        Assert.Equal((null, null, null), (nic.Element("bandwidth"), nic.Element("vlan"), nic.Bridge()));
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task Settings_of_other_tools_that_differ_are_reported_and_left_as_they_are()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(interfaces: Guests.Foreign(ForeignMac, 3, Foreign));
        var workspace = await ImportAsync(fake);
        web.Persistent("lan").Element("filterref")!.Remove();
        web.Persistent("lan").Element("mtu")!.SetAttributeValue("size", "9000");
        var before = web.Persistent().ToString();

        var plan = await workspace.PlanAsync();
        Assert.Equal("no-op", plan["a"].Action);
        Assert.Contains(
            "filterref: only in the live definition; mtu: different in the two definitions",
            plan.Messages.Single("Unmanaged NIC settings differ", "in_sync"),
            StringComparison.Ordinal);
        await workspace.ApplyAsync();
        Assert.False(workspace["a"].Values.Get(InSync).Value);

        // Other changes are made, and the result is consistent with the plan.
        workspace.Config["a"] = Attachment.Of(c => c.Set(Vlan, 30));
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal(("30", "30"), (web.LiveInterfaces[0].Tag(), web.Persistent().Tag()));
        var after = new XElement(web.Persistent());
        after.Element("vlan")!.Remove();
        Assert.True(XNode.DeepEquals(XElement.Parse(before), XElement.Parse(after.ToString())));
        Assert.False(workspace["a"].Values.Get(InSync).Value);

        web.Stop();
        web.Start();
        Assert.True((await workspace.PlanAsync())["a"].Planned!.Get(InSync) == new Tf<bool>(true));
    }

    [Fact]
    public async Task A_boot_order_that_the_other_definition_cannot_have_is_reported()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(interfaces: Guests.Foreign(ForeignMac, 3, "<filterref filter='clean-traffic'/><boot order='1'/>"));
        var workspace = await ImportAsync(fake);
        web.ConfigInterfaces[0].Remove();
        web.Config!.Element("os")!.Add(new XElement("boot", new XAttribute("dev", "hd")));

        var plan = await workspace.PlanAsync();
        var warning = Assert.Single(plan.Messages.Warnings, warning => warning.Summary == "Unmanaged NIC settings differ");
        Assert.Contains("boot: cannot be added", warning.Detail, StringComparison.Ordinal);
        (await workspace.ApplyAsync(plan)).AssertNoErrors();
        Assert.Equal(
            ("clean-traffic", null),
            (web.Persistent().Element("filterref")?.Attribute("filter")?.Value, web.Persistent().Element("boot")));
        Assert.Equal("no-op", (await workspace.PlanAsync())["a"].Action);
    }

    private static async Task<Workspace> ImportAsync(FakeLibvirtd fake)
    {
        var workspace = new Workspace(fake);
        await workspace.ImportAsync("a", $"web01/{ForeignMac}");
        workspace.Config["a"] = Attachment.Of();
        (await workspace.ApplyAsync()).AssertNoErrors();
        return workspace;
    }
}
