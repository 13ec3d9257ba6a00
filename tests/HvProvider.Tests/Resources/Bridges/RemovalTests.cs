using System.Xml.Linq;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;

namespace HvProvider.Tests.Resources.Bridges;

/// <summary>A network is removed only if no NIC uses it.</summary>
public sealed class RemovalTests
{
    [Theory]
    [InlineData(FakeDomainKind.Running, "network='site'", "domain \"web01\" (running; NIC 52:54:00:00:00:01)")]
    [InlineData(FakeDomainKind.Running, "network='site' portgroup='iot'", "domain \"web01\" (running; NIC 52:54:00:00:00:01)")]
    [InlineData(FakeDomainKind.Stopped, "network='site'", "domain \"web01\" (stopped; NIC 52:54:00:00:00:01)")]
    [InlineData(FakeDomainKind.Transient, "network='site'", "domain \"web01\" (running; NIC 52:54:00:00:00:01)")]
    public async Task Destroy_fails_and_lists_the_domains_with_NICs_on_the_network(FakeDomainKind kind, string source, string user)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = await PrepareAsync(fake);
        var web = fake.AddUser(kind: kind, source: source);
        workspace.Config.Clear();
        Assert.Contains(user, (await workspace.ApplyAsync()).Single("Network is in use", "name"), StringComparison.Ordinal);
        Assert.True(workspace.Has(Site.Address));
        Assert.NotNull(fake.Network().Live);
        Assert.True(fake.Network().Autostart);
        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.NetworkDestroy));

        Forget(fake, web);
        (await workspace.ApplyAsync()).AssertNone();
        Assert.Empty(fake.Host.Networks);
    }

    [Fact]
    public async Task Destroy_fails_if_a_NIC_is_in_only_one_definition()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = await PrepareAsync(fake);
        var live = fake.AddUser("live");
        live.Config!.Element("devices")!.Elements("interface").Remove();
        var config = fake.AddUser("config");
        config.Live!.Element("devices")!.Elements("interface").Remove();
        fake.AddUser("bystander", source: "bridge='br0'");
        workspace.Config.Clear();
        var detail = (await workspace.ApplyAsync()).Single("Network is in use", "name");
        Assert.Contains("domain \"config\" (running; ", detail, StringComparison.Ordinal);
        Assert.Contains("domain \"live\" (running; ", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("bystander", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replacement_of_a_network_in_use_fails_before_any_change()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = await PrepareAsync(fake);
        fake.AddUser();
        workspace.Config[Site.Address] = Site.Of(config => config.Set(HvProvider.Resources.Bridges.Model.BridgeSchema.Bridge, "br1"));
        (await workspace.ApplyAsync()).Single("Network is in use", "name");
        Assert.Equal("br0", fake.Network().BridgeName);
        Assert.NotNull(fake.Network().Live);
    }

    [Fact]
    public async Task Destroy_counts_domains_beyond_the_listed_ones()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = await PrepareAsync(fake);
        foreach (var number in Enumerable.Range(10, 12))
        {
            fake.AddUser($"web{number}", FakeDomainKind.Stopped);
        }

        workspace.Config.Clear();
        var detail = (await workspace.ApplyAsync()).Single("Network is in use", "name");
        Assert.Contains("web19", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("web20", detail, StringComparison.Ordinal);
        Assert.Contains("; and 2 more.", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Destroy_accepts_a_network_that_is_already_removed_stopped_or_undefined()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        foreach (var left in new Action<FakeNetwork>[]
        {
            site => fake.Host.Networks.Remove(site),
            site => site.Stop(),
            site => (site.Config, site.Autostart) = (null, false),
        })
        {
            var workspace = await PrepareAsync(fake);
            left(fake.Network());
            workspace.Config.Clear();
            (await workspace.ApplyAsync(refresh: false)).AssertNone();
            Assert.Empty(fake.Host.Networks);
            Assert.False(workspace.Has(Site.Address));
        }
    }

    [Fact]
    public async Task Destroy_does_not_remove_another_network_of_that_name()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = await PrepareAsync(fake);
        fake.Host.Networks.Clear();
        fake.Host.AddNetwork("<network><name>site</name><forward mode='nat'/></network>");
        workspace.Config.Clear();
        (await workspace.ApplyAsync(refresh: false)).AssertNone();
        Assert.NotNull(fake.Network().Live);
    }

    [Fact]
    public async Task Destroy_that_fails_keeps_the_state_and_reports_the_error_of_libvirt()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = await PrepareAsync(fake);
        using (fake.Hooks.Fail(LibvirtProcedure.NetworkUndefine, LibvirtErrorCode.OperationDenied))
        {
            workspace.Config.Clear();
            (await workspace.ApplyAsync()).Single("Hypervisor denied access");
            Assert.True(workspace.Has(Site.Address));
        }

        (await workspace.ApplyAsync()).AssertNone();
        Assert.Empty(fake.Host.Networks);
    }

    [Fact]
    public async Task Destroy_removes_a_network_that_is_started_again_meanwhile()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = await PrepareAsync(fake);
        fake.Hooks.Add(LibvirtProcedure.NetworkUndefine, new CallHook
        {
            Times = 1,
            Before = _ =>
            {
                fake.Network().Start();
                return Task.CompletedTask;
            },
        });
        workspace.Config.Clear();
        (await workspace.ApplyAsync()).AssertNone();
        Assert.Empty(fake.Host.Networks);
    }

    [Fact]
    public async Task Destroy_works_without_network_ports_and_with_domains_that_disappear()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = await PrepareAsync(fake);
        fake.AddUser("bystander", source: "bridge='br0'");
        fake.Hooks.Fail(LibvirtProcedure.NetworkListPorts, LibvirtErrorCode.NoSupport);
        fake.Hooks.Fail(LibvirtProcedure.DomainLookupByUuid, LibvirtErrorCode.NoDomain);
        workspace.Config.Clear();
        (await workspace.ApplyAsync()).AssertNone();
        Assert.Empty(fake.Host.Networks);
    }

    private static void Forget(FakeLibvirtd fake, FakeDomain domain)
    {
        domain.Live?.Element("devices")!.Elements("interface").Remove();
        domain.Config?.Element("devices")!.Elements("interface").Remove();
        Assert.Contains(fake.Host.Domains, other => other == domain);
    }

    private static async Task<Workspace> PrepareAsync(FakeLibvirtd fake)
    {
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync(Site.Address, Site.With(("iot", Site.Group("30"))));
        fake.Log.Clear();
        return workspace;
    }
}
