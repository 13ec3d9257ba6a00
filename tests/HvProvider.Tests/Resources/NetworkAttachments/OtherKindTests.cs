using System.Xml.Linq;
using HvProvider.Provider;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>A NIC that is on no bridge and has the MAC address of an attachment belongs to another tool.</summary>
public sealed class OtherKindTests
{
    public static TheoryData<string, string> Kinds => new()
    {
        { "hostdev", "<address type='pci' domain='0x0000' bus='0x5e' slot='0x02' function='0x1'/>" },
        { "direct", "dev='eth0' mode='bridge'" },
        { "user", "" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_nic_of_another_kind_with_the_mac_address_is_reported_and_neither_changed_nor_removed(string type, string source)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await ReplacedAsync(fake, type, source);
        var (live, persistent) = (web.Live!.ToString(), web.Config!.ToString());

        var plan = await workspace.PlanAsync();
        var found = Assert.Single(plan.Messages.Warnings);
        Assert.Equal(("NIC replaced by another tool", "name"), (found.Summary, found.Path));
        Assert.Contains(
            $"a NIC of type {type} with the MAC address {Guests.LanMac} of the NIC \"lan\" of domain \"web01\", which is missing in the "
            + "domain. The added NIC is not managed by this resource, and is neither changed nor removed.",
            found.Detail);
        var error = Assert.Single(plan.Messages.Errors);
        Assert.Equal(("MAC address in use", "mac_address"), (error.Summary, error.Path));
        Assert.Contains($"has a NIC of type {type}", error.Detail);
        Assert.Equal((live, persistent), (web.Live!.ToString(), web.Config!.ToString()));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_update_or_destroy_planned_without_refresh_leaves_a_nic_of_another_kind_unchanged(string type, string source)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await ReplacedAsync(fake, type, source);
        var (live, persistent) = (web.Live!.ToString(), web.Config!.ToString());
        workspace.Provider.Set(ProviderConfiguration.Preflight, "off");

        workspace.Config["a"] = Attachment.Of(c => c.Set(Vlan, 40));
        Assert.Contains(
            $"has a NIC of type {type}", (await workspace.ApplyAsync(refresh: false)).Single("MAC address in use", "mac_address"));
        Assert.True(workspace.Has("a"));

        workspace.Config.Clear();
        (await workspace.ApplyAsync(refresh: false)).Single("NIC replaced by another tool", "name");
        Assert.False(workspace.Has("a"));
        Assert.Equal((live, persistent), (web.Live!.ToString(), web.Config!.ToString()));
    }

    [Fact]
    public async Task A_create_is_refused_while_a_nic_of_another_kind_has_the_mac_address()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(interfaces: Guests.Foreign(Guests.LanMac, 1, source: "dev='eth0' mode='bridge'", type: "direct"));
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of() } };
        (await workspace.ApplyAsync()).Single("MAC address in use", "mac_address");
        workspace.Provider.Set(ProviderConfiguration.Preflight, "off");
        (await workspace.ApplyAsync()).Single("MAC address in use", "mac_address");
        Assert.False(workspace.Has("a"));
        Assert.Single(web.LiveInterfaces);
    }

    [Fact]
    public async Task A_nic_of_another_kind_in_the_running_domain_only_prevents_the_repair_and_says_so_in_the_plan()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        web.LiveInterfaces[0].ReplaceWith(Stranger("direct", "dev='eth0' mode='bridge'"));
        var live = web.Live!.ToString();

        var plan = await workspace.PlanAsync();
        Assert.Equal(
            ["Attachment out of sync", "NIC replaced by another tool"], plan.Messages.Warnings.Select(message => message.Summary).Order());
        Assert.Contains("missing in the running domain", plan.Messages.Warnings.Single(m => m.Path == "name").Detail);
        Assert.Equal("MAC address in use", Assert.Single(plan.Messages.Errors).Summary);
        Assert.All((await workspace.ApplyAsync(plan)).Errors, message => Assert.Equal("MAC address in use", message.Summary));
        Assert.Equal(live, web.Live!.ToString());
    }

    [Fact]
    public async Task The_two_nics_of_a_failover_pair_have_one_mac_address()
    {
        const string mac = "52:54:00:00:00:01";
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(
            interfaces: Guests.Foreign(mac, 1, "<teaming type='persistent'/><alias name='ua-backup0'/>")
                + Guests.Foreign(
                    mac, 2, "<teaming type='transient' persistent='ua-backup0'/><alias name='ua-fast0'/>", "dev='eth0' mode='passthrough'",
                    "direct"));
        var workspace = new Workspace(fake);
        (await workspace.ImportAsync("a", "web01/backup0")).AssertNoErrors();
        workspace.Config["a"] = Attachment.Of("web01", "backup0");
        (await workspace.ApplyAsync()).AssertNoErrors();
        await workspace.AssertNothingToDoAsync();

        workspace.Config["a"] = Attachment.Of("web01", "backup0", c => c.Set(Vlan, 30));
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal("30", web.Live("backup0").Tag());
        Assert.NotNull(web.Live("backup0").Element("teaming"));
        Assert.Null(web.Live("fast0").Tag());
        await workspace.AssertNothingToDoAsync();

        workspace.Config.Clear();
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal("ua-fast0", Assert.Single(web.LiveInterfaces).Alias());

        workspace.Config["a"] = Attachment.Of("web01", "backup0", c => c.Set(Mac, mac));
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal(mac, web.Live("backup0").Mac());
        await workspace.AssertNothingToDoAsync();
    }

    /// <summary>An attached NIC that another tool replaced in both definitions.</summary>
    private static async Task<(FakeDomain Web, Workspace Workspace)> ReplacedAsync(FakeLibvirtd fake, string type, string source)
    {
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Vlan, 30)));
        var stranger = Stranger(type, source);
        web.LiveInterfaces[0].ReplaceWith(stranger);
        stranger = new XElement(stranger);
        stranger.Element("alias")!.Remove();
        web.ConfigInterfaces[0].ReplaceWith(stranger);
        return (web, workspace);
    }

    private static XElement Stranger(string type, string source) => XElement.Parse(
        $"<interface type='{type}'><mac address='{Guests.LanMac}'/>"
        + (source.StartsWith('<') ? $"<source>{source}</source>" : $"<source {source}/>")
        + $"<model type='virtio'/><alias name='net0'/>{Guests.Address(1)}</interface>");
}
