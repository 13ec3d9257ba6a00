using System.Globalization;
using HvProvider.Tests.Hosts;
using HvProvider.Tests.Resources.Bridges.BridgeGuests;
using HvProvider.Tests.Terraform;
using HvProvider.Vlans;
using LibvirtFake;
using LibvirtSharp;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>A link that is set down for a change is set up again, whatever happens to the connection, the time or the change.</summary>
public sealed class LinkHoldTests
{
    public static TheoryData<int, bool> Breaks
    {
        get
        {
            var data = new TheoryData<int, bool>();
            foreach (var update in Enumerable.Range(1, 3))
            {
                data.Add(update, true);
                data.Add(update, false);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task A_restart_of_the_daemon_during_a_change_of_vlans_is_waited_for(int update, bool isLostBefore)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachAsync(fake);
        BreakAt(fake, update, isLostBefore);
        workspace.Config["a"] = Tagged(40);
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal(("40", "up"), (web.Live().Tag(), web.Live().Link()));
        Assert.Equal(("40", "up"), (web.Persistent().Tag(), web.Persistent().Link()));
        await workspace.AssertNothingToDoAsync();
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task A_restart_of_the_daemon_during_an_update_of_an_unmanaged_nic_is_waited_for(int update, bool isLostBefore)
    {
        await using var site = await GuestSite.StartAsync(resyncs: true);
        var web = site.AddGuest("web01");
        BreakAt(site.Fake, update, isLostBefore);
        await site.ApplyAsync(GuestSite.Config(true, web: "40"));
        Assert.Equal(("40", "up"), (web.LiveInterfaces[0].Tag(), web.LiveInterfaces[0].Link()));
        Assert.Empty(await site.AssertNoChangesAsync());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_link_is_set_up_even_if_the_timeout_has_expired(int update)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachAsync(fake);
        var updates = 0;
        fake.Hooks.Add(LibvirtProcedure.DomainUpdateDeviceFlags, new CallHook
        {
            When = _ => Interlocked.Increment(ref updates) == update,
            Before = async _ => await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken),
        });
        workspace.Config["a"] = Tagged(40, "2s");
        await workspace.ApplyAsync();
        Assert.Equal(("40", "up"), (web.Live().Tag(), web.Live().Link()));
        workspace.Config["a"] = Tagged(40);
        (await workspace.ApplyAsync()).AssertNoErrors();
        await workspace.AssertNothingToDoAsync();
    }

    [Theory]
    [InlineData("web01", "web01")]
    [InlineData("web 01's", "'web 01'\\''s'")]
    public async Task A_link_that_cannot_be_set_up_is_reported_with_the_command(string domain, string quoted)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachAsync(fake, domain);
        fake.Hooks.Add(LibvirtProcedure.DomainUpdateDeviceFlags, new CallHook
        {
            When = static call => !call.Text!.Contains("state=\"down\"", StringComparison.Ordinal),
            Error = LibvirtErrorCode.InternalError,
        });
        workspace.Config["a"] = Tagged(40, domain: domain);
        var error = Assert.Single((await workspace.ApplyAsync()).Errors);
        Assert.Equal("libvirt reported an error", error.Summary);
        Assert.Contains("its link is down", error.Detail, StringComparison.Ordinal);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $": virsh domif-setlink {quoted} {web.Live().Mac()} up"), error.Detail,
            StringComparison.Ordinal);
        Assert.Equal("down", web.Live().Link());

        fake.Hooks.Clear();
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal(("40", "up"), (web.Live().Tag(), web.Live().Link()));
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_link_that_an_earlier_apply_left_down_is_reported_again()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var host = new TapHost(fake);
        var web = fake.AddGuest();
        var workspace = new Workspace(fake) { Host = host.Access };
        await workspace.ApplyAsync("a", Tagged(30));
        host.Meddling = static _ => new PortVlans(99, [99], []);
        workspace.Config["a"] = Attachment.Of(c =>
        {
            c.Set(Vlan, 30);
            c.Set(Model, "e1000e");
        });
        foreach (var words in new[] { "The link of the NIC stays down.", "The link of the NIC is still down" })
        {
            var error = Assert.Single((await workspace.ApplyAsync()).Errors);
            Assert.Equal("Unexpected VLANs on bridge port", error.Summary);
            Assert.Contains(words, error.Detail, StringComparison.Ordinal);
            Assert.Contains($"virsh domif-setlink web01 {Guests.LanMac} up", error.Detail, StringComparison.Ordinal);
            Assert.Equal("down", web.Live().Link());
        }

        host.Meddling = null;
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal("up", web.Live().Link());
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_re_attached_nic_is_set_up_after_a_restart_of_the_daemon()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachAsync(fake);
        BreakAt(fake, 1, isLostBefore: true);
        workspace.Config["a"] = Attachment.Of(c =>
        {
            c.Set(Vlan, 30);
            c.Set(Model, "e1000e");
        });
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal(("e1000e", "up"), (web.Live().Model(), web.Live().Link()));
        await workspace.AssertNothingToDoAsync();
    }

    /// <summary>Breaks the connection at one update of the live definition, which takes effect or not.</summary>
    private static void BreakAt(FakeLibvirtd fake, int update, bool isLostBefore)
    {
        var updates = 0;
        fake.Hooks.Add(LibvirtProcedure.DomainUpdateDeviceFlags, new CallHook
        {
            When = call => call.Flags == (uint)DomainModifyFlags.Live && Interlocked.Increment(ref updates) == update,
            DropBefore = isLostBefore,
            Reply = isLostBefore ? default : ReplyFault.Drop,
        });
    }

    private static async Task<(FakeDomain Web, Workspace Workspace)> AttachAsync(FakeLibvirtd fake, string domain = "web01")
    {
        var host = new TapHost(fake);
        var web = fake.AddGuest(domain);
        var workspace = new Workspace(fake) { Host = host.Access };
        await workspace.ApplyAsync("a", Tagged(30, domain: domain));
        return (web, workspace);
    }

    private static TerraformPlugin.Schemas.TfObject Tagged(long vlan, string? limit = null, string domain = "web01") =>
        Attachment.Of(domain, "lan", config =>
        {
            config.Set(Vlan, vlan);
            if (limit is not null)
            {
                Attachment.Limit(config, "update", limit);
            }
        });
}
