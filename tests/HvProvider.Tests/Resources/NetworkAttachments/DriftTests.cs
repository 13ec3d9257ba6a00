using System.Xml.Linq;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>What another tool does to the domain is found in either definition, shown, and repaired.</summary>
public sealed class DriftTests
{
    public static TheoryData<string> PersistentDrifts => ["vlan", "bridge", "model", "link", "address", "alias", "gone", "trunk"];

    [Theory]
    [MemberData(nameof(PersistentDrifts))]
    public async Task A_persistent_definition_that_another_tool_changed_while_it_runs_is_repaired(string drift)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Vlan, 30)));
        var tap = web.Live().Tap();
        Drift(web.Persistent(), drift);

        var plan = await workspace.PlanAsync();
        var detail = plan.Messages.Single("Attachment out of sync", "in_sync");
        Assert.Contains("the NIC \"lan\" of domain \"web01\"", detail);
        Assert.Contains(drift switch
        {
            "link" => "link_state",
            "address" => "pci_address",
            "gone" => "does not contain the NIC",
            "trunk" => "vlan",
            _ => drift,
        }, detail);
        Assert.False(workspace["a"].Values.Get(InSync).Value);
        Assert.Equal(30, workspace["a"].Values.Get(Vlan).Value);
        Assert.Equal("update", plan["a"].Action);
        Assert.True(plan["a"].Planned!.Get(InSync).Value);
        (await workspace.ApplyAsync(plan)).AssertOnlyUnverified();

        var nic = web.Persistent();
        Assert.Equal(("30", "br0", "virtio", "0x01"), (nic.Tag(), nic.Bridge(), nic.Model(), nic.PciBus()));
        Assert.Equal(tap, web.Live().Tap());
        Assert.Single(web.ConfigInterfaces);
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_live_change_of_another_tool_is_shown_and_repaired()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Vlan, 30)));
        Drift(web.Live(), "vlan");
        var plan = await workspace.PlanAsync();
        Assert.Equal(99, workspace["a"].Values.Get(Vlan).Value);
        Assert.False(workspace["a"].Values.Get(InSync).Value);
        (await workspace.ApplyAsync(plan)).AssertOnlyUnverified();
        Assert.Equal("30", web.Live().Tag());
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_nic_missing_only_from_the_running_domain_is_re_attached_at_its_address()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        web.Live().Remove();
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal("0x01", web.Live().PciBus());
        Assert.Single(web.ConfigInterfaces);
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_nic_missing_from_both_definitions_is_planned_for_creation()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        web.Live().Remove();
        web.Persistent().Remove();
        Assert.Equal("create", (await workspace.PlanAsync())["a"].Action);
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Single(web.LiveInterfaces);
    }

    [Fact]
    public async Task An_address_that_cannot_be_made_identical_is_not_reported_as_drift()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());

        // Another tool gave our place in the persistent definition to another NIC.
        Drift(web.Persistent(), "address");
        web.Config!.Element("devices")!.Add(XElement.Parse(Guests.Foreign("52:54:00:00:00:07", 1)));
        await workspace.AssertNothingToDoAsync();
        await workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Vlan, 30)));
        Assert.Equal(("0x01", "0x05"), (web.Live().PciBus(), web.Persistent().PciBus()));
        Assert.Equal(("30", "30"), (web.Live().Tag(), web.Persistent().Tag()));
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_nic_missing_from_one_definition_gets_another_address_if_its_own_is_used()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        web.Persistent().Remove();
        web.Config!.Element("devices")!.Add(XElement.Parse(Guests.Foreign("52:54:00:00:00:07", 1)));
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal("0x02", web.Persistent().PciBus());
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_definition_that_still_differs_after_the_change_is_an_error()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        fake.Hooks.Add(LibvirtProcedure.DomainUpdateDeviceFlags, new CallHook
        {
            When = call => call.Flags == (uint)DomainModifyFlags.Config,
            After = _ =>
            {
                web.Persistent().Element("vlan")!.Remove();
                return Task.CompletedTask;
            },
        });
        workspace.Config["a"] = Attachment.Of(c => c.Set(Vlan, 30));
        var error = Assert.Single((await workspace.ApplyAsync()).Errors);
        Assert.Equal("Attachment differs from plan", error.Summary);
        Assert.Contains("vlan is not set in the persistent definition and 30 in the running domain", error.Detail);
        Assert.False(workspace["a"].Values.Get(InSync).Value);
    }

    private static void Drift(XElement nic, string drift)
    {
        switch (drift)
        {
            case "vlan":
                nic.Element("vlan")!.Element("tag")!.SetAttributeValue("id", 99);
                break;
            case "trunk":
                nic.Element("vlan")!.Add(new XElement("tag", new XAttribute("id", 40)));
                break;
            case "bridge":
                nic.Element("source")!.SetAttributeValue("bridge", "br9");
                break;
            case "model":
                nic.Element("model")!.SetAttributeValue("type", "e1000e");
                break;
            case "link":
                nic.Element("link")!.SetAttributeValue("state", "down");
                break;
            case "address":
                nic.Element("address")!.SetAttributeValue("bus", "0x05");
                break;
            case "alias":
                nic.Element("alias")!.Remove();
                break;
            default:
                nic.Remove();
                break;
        }
    }
}
