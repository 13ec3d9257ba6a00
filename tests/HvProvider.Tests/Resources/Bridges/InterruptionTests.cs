using HvProvider.Provider;
using HvProvider.Tests.Hosts;
using HvProvider.Tests.Resources.NetworkAttachments;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using TerraformPlugin.Schemas;
using static HvProvider.Resources.Bridges.Model.BridgeSchema;

namespace HvProvider.Tests.Resources.Bridges;

/// <summary>After an interruption at any call, the next apply converges: one network, as planned, empty plan.</summary>
public sealed class InterruptionTests
{
    private static readonly CallHook DropBefore = new() { DropBefore = true };
    private static readonly CallHook DropAfter = new() { Reply = ReplyFault.Drop };

    /// <summary>A provider that is killed: the call never returns, and no further call follows.</summary>
    private static readonly CallHook HangBefore = new() { Before = static _ => new TaskCompletionSource().Task };
    private static readonly CallHook HangAfter = new() { After = static _ => new TaskCompletionSource().Task };

    public static TheoryData<string> Changes => ["create", "port groups", "isolated", "restart", "replace", "delete", "guests"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Apply_converges_after_a_connection_loss_at_any_call(string change)
    {
        var calls = await CountAsync(change);
        Assert.InRange(calls, 8, 200);
        for (var at = 0; at < calls; at++)
        {
            await ConvergesAsync(change, at, DropBefore, isKilled: false);
            await ConvergesAsync(change, at, DropAfter, isKilled: false);
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Apply_converges_after_the_provider_is_killed_at_any_call(string change)
    {
        var calls = await CountAsync(change);
        for (var at = 0; at < calls; at++)
        {
            await ConvergesAsync(change, at, HangBefore, isKilled: true);
            await ConvergesAsync(change, at, HangAfter, isKilled: true);
        }
    }

    private static async Task ConvergesAsync(string change, int at, CallHook fault, bool isKilled)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = await PrepareAsync(fake, change);
        var plan = await workspace.PlanAsync();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var count = 0;
        foreach (var procedure in Enum.GetValues<LibvirtProcedure>())
        {
            fake.Hooks.Add(procedure, fault with
            {
                When = _ => Interlocked.Increment(ref count) - 1 == at && reached.TrySetResult(),
            });
        }

        var applying = workspace.ApplyAsync(plan);
        if (isKilled)
        {
            await Task.WhenAny(applying, reached.Task);
        }
        else
        {
            await applying;
        }

        fake.Hooks.Clear();

        var next = await workspace.ApplyAsync();
        Assert.True(next.Errors.Count == 0, $"{change}, call {at}: {string.Join("; ", next.Errors)}");
        AssertOutcome(fake, change, $"{change}, call {at}");
        var after = await workspace.PlanAsync();
        after.Messages.AssertNoErrors();
        Assert.All(after.Changes.Values, left => Assert.Equal("no-op", left.Action));
    }

    private static async Task<int> CountAsync(string change)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = await PrepareAsync(fake, change);
        var plan = await workspace.PlanAsync();
        fake.Log.Clear();
        (await workspace.ApplyAsync(plan)).AssertNoErrors();
        AssertOutcome(fake, change, change);
        return fake.Log.Calls.Count;
    }

    private static async Task<Workspace> PrepareAsync(FakeLibvirtd fake, string change)
    {
        fake.AddDomain("bystander");
        var workspace = new Workspace(fake) { Host = change == "guests" ? new TapHost(fake).Access : null };
        workspace.Provider.Set(ProviderConfiguration.Preflight, "off");
        if (change != "create")
        {
            await workspace.ApplyAsync(
                Site.Address, Site.With(("iot", Site.Group("30")), ("dmz", Site.Group("40 default")), ("old", Site.Group())));
        }

        workspace.Config[Site.Address] = After(change);
        if (change == "delete")
        {
            workspace.Config.Clear();
        }

        if (change == "guests")
        {
            fake.AddUser(source: "network='site' portgroup='iot'");
        }

        if (change == "restart")
        {
            (fake.Network().Autostart, fake.Network().Live) = (false, null);
        }

        return workspace;
    }

    private static TfObject After(string change) => Site.Of(config =>
    {
        Site.Set(config, ("iot", Site.Group("31 default")), ("dmz", Site.Group("40")), ("new", Site.Group("50,51")));
        if (change == "isolated")
        {
            config.Set(Isolated, true);
        }

        if (change == "replace")
        {
            config.Set(Bridge, "br1");
        }

        if (change == "guests")
        {
            config.Set(ResyncGuests, true);
        }
    });

    private static void AssertOutcome(FakeLibvirtd fake, string change, string where)
    {
        if (change == "delete")
        {
            Assert.True(fake.Host.Networks.Count == 0, where);
            return;
        }

        var site = fake.Network();
        Assert.True(
            (site.Live?.Element("bridge")?.Attribute("name")?.Value, site.Autostart) == (change == "replace" ? "br1" : "br0", true), where);
        foreach (var definition in new[] { site.Live, site.Config })
        {
            Assert.True(definition.Groups() == "dmz 40; iot 31*; new trunk of 50-51", $"{where}: {definition}");
        }

        Assert.True((site.Config!.Element("port") is not null) == (change == "isolated"), where);
        Assert.True(site.Live!.Element("metadata") is null && site.Config!.Element("metadata") is null, $"{where}: {site.Live}");
        if (change == "guests")
        {
            var nic = Assert.Single(fake.Host.Domains.Single(domain => domain.Name == "web01").LiveInterfaces);
            Assert.True((nic.Tag(), nic.Link() ?? "up") == ("31", "up"), $"{where}: {nic}");
        }
    }
}
