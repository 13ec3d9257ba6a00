using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

public sealed class ImportTests
{
    private const string ForeignMac = "52:54:00:00:00:01";

    [Fact]
    public async Task An_imported_nic_is_named_in_the_persistent_definition_without_a_re_attach()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(interfaces: Guests.Foreign(ForeignMac, 1));
        var tap = web.LiveInterfaces[0].Tap();
        var workspace = new Workspace(fake);
        (await workspace.ImportAsync("a", $"web01/{ForeignMac}")).AssertNone();
        Assert.True(workspace["a"].Values.Get(Name).IsNull);
        Assert.True(workspace["a"].Values.Get(InSync).Value);

        workspace.Config["a"] = Attachment.Of();
        var plan = await workspace.PlanAsync();
        plan.Messages.AssertNone();
        Assert.Equal("update", plan["a"].Action);
        (await workspace.ApplyAsync(plan)).AssertNone();
        Assert.Equal(ForeignMac, web.Persistent().Mac());
        Assert.Equal(("net0", tap), (web.LiveInterfaces[0].Alias(), web.LiveInterfaces[0].Tap()));
        Assert.Equal($"{web.Uuid}/lan", workspace["a"].Values.Get(Id).Value);
        await workspace.AssertNothingToDoAsync();

        // Both ways to name it find both halves, though only one carries the name.
        foreach (var id in new[] { "web01/lan", $"web01/{ForeignMac}" })
        {
            var another = new Workspace(fake);
            (await another.ImportAsync("a", id)).AssertNone();
            Assert.Equal(workspace["a"].Values.Raw, another["a"].Values.Raw);
        }

        // With the next start it takes effect.
        web.Stop();
        web.Start();
        await workspace.AssertNothingToDoAsync();
        Assert.Equal("ua-lan", workspace["a"].Values.Get(Alias).Value);
    }

    [Fact]
    public async Task A_re_attached_imported_nic_is_named_in_the_live_definition()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(interfaces: Guests.Foreign(ForeignMac, 1));
        var workspace = new Workspace(fake);
        await workspace.ImportAsync("a", $"web01/{ForeignMac}");
        await workspace.ApplyAsync("a", Attachment.Of(c =>
        {
            c.Set(Mac, "52:54:00:aa:bb:cc");
            c.Set(Model, "e1000e");
        }));
        Assert.Equal(("ua-lan", "52:54:00:aa:bb:cc"), (Assert.Single(web.LiveInterfaces).Alias(), web.LiveInterfaces[0].Mac()));
        Assert.Equal("e1000e", Assert.Single(web.ConfigInterfaces).Model());
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task An_imported_nic_is_destroyed_by_its_mac_address()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(interfaces: Guests.Foreign(ForeignMac, 1) + Guests.Foreign("52:54:00:00:00:02", 2));
        var workspace = new Workspace(fake);
        await workspace.ImportAsync("a", $"web01/{ForeignMac}");
        (await workspace.ApplyAsync()).AssertNone();
        Assert.Equal("52:54:00:00:00:02", Assert.Single(web.LiveInterfaces).Mac());
        Assert.Equal("52:54:00:00:00:02", Assert.Single(web.ConfigInterfaces).Mac());
    }

    [Theory]
    [InlineData("web01", "Invalid import ID", "DOMAIN/NAME")]
    [InlineData("web01/", "Invalid import ID", "DOMAIN/NAME")]
    [InlineData("web01/net0", "Invalid import ID", "net")]
    [InlineData("web01/52:54:00", "Invalid import ID", "neither a MAC address nor a NIC name")]
    [InlineData("web02/lan", "Domain not found", "name \"web02\"")]
    [InlineData("7f1c9c0e-2d0a-4f6e-9a55-0c9c5a0d7b11/lan", "Domain not found", "UUID")]
    [InlineData("web01/lan", "NIC not found", "NICs of the domain: dmz (52:54:00:00:00:01), 52:54:00:00:00:02.")]
    [InlineData("web01/52:54:00:00:00:03", "NIC not found", "52:54:00:00:00:02")]
    public async Task A_wrong_import_id_is_an_error_that_lists_the_existing_nics(string id, string summary, string detail)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest(interfaces: Guests.Foreign(ForeignMac, 1, "<alias name='ua-dmz'/>") + Guests.Foreign("52:54:00:00:00:02", 2));
        var workspace = new Workspace(fake);
        Assert.Contains(detail, (await workspace.ImportAsync("a", id)).Single(summary));
        Assert.False(workspace.Has("a"));
    }

    [Fact]
    public async Task A_mac_address_of_several_nics_cannot_be_imported()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest(interfaces: Guests.Foreign(ForeignMac, 1) + Guests.Foreign(ForeignMac, 2));
        (await new Workspace(fake).ImportAsync("a", $"web01/{ForeignMac}")).Single("Duplicate MAC address in domain", "mac_address");
    }

    [Fact]
    public async Task An_import_only_reads()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest(interfaces: Guests.Foreign(ForeignMac, 1));
        await new Workspace(fake).ImportAsync("a", $"web01/{ForeignMac}");
        Assert.All(fake.Log.Calls.Where(call => call.Procedure == LibvirtProcedure.ConnectOpen), call => Assert.Equal(1u, call.Flags & 1));
    }
}
