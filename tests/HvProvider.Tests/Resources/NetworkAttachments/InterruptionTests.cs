using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using TerraformPlugin.Schemas;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>
/// Whatever call an apply is interrupted at, the next one converges: never two NICs, never none, nothing left to do.
/// </summary>
public sealed class InterruptionTests
{
    private const string Network = """
        <network><name>site</name><forward mode='bridge'/><bridge name='br0'/>
        <portgroup name='web'><vlan><tag id='20'/></vlan></portgroup><portgroup name='db'><vlan><tag id='30'/></vlan></portgroup></network>
        """;

    private static readonly CallHook DropBefore = new() { DropBefore = true };
    private static readonly CallHook DropAfter = new() { Reply = ReplyFault.Drop };

    /// <summary>A provider that is killed: it never hears of this call again, nor does it do anything more.</summary>
    private static readonly CallHook HangBefore = new() { Before = static _ => new TaskCompletionSource().Task };
    private static readonly CallHook HangAfter = new() { After = static _ => new TaskCompletionSource().Task };

    public static TheoryData<string> Changes => ["create", "in place", "re-plug", "all", "port group", "delete"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task An_apply_converges_after_the_connection_breaks_at_any_call(string change)
    {
        var calls = await CountAsync(change);
        Assert.InRange(calls, 8, 120);
        for (var at = 0; at < calls; at++)
        {
            await ConvergesAsync(change, at, DropBefore, isKilled: false);
            await ConvergesAsync(change, at, DropAfter, isKilled: false);
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task An_apply_converges_after_the_provider_is_killed_at_any_call(string change)
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
        var (web, workspace) = await PrepareAsync(fake, change);
        var plan = await workspace.PlanAsync();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fake.Log.Clear();
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
        AssertOutcome(web, change, $"{change}, call {at}");
        await workspace.AssertNothingToDoAsync();
    }

    private static async Task<int> CountAsync(string change)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await PrepareAsync(fake, change);
        var plan = await workspace.PlanAsync();
        fake.Log.Clear();
        (await workspace.ApplyAsync(plan)).AssertNoErrors();
        AssertOutcome(web, change, change);
        return fake.Log.Calls.Count;
    }

    private static async Task<(FakeDomain Web, Workspace Workspace)> PrepareAsync(FakeLibvirtd fake, string change)
    {
        var web = fake.AddGuest(interfaces: Guests.Foreign("52:54:00:00:00:01", 1));
        var workspace = new Workspace(fake);
        if (change == "port group")
        {
            fake.Host.AddNetwork(Network);
            await workspace.ApplyAsync("a", Attachment.OnNetwork("site", "web"));
            workspace.Config["a"] = Attachment.OnNetwork("site", "db");
            return (web, workspace);
        }

        if (change != "create")
        {
            await workspace.ApplyAsync("a", Attachment.Of());
        }

        workspace.Config["a"] = Attachment.Of(config => Apply(config, change));
        if (change == "delete")
        {
            workspace.Config.Clear();
        }

        return (web, workspace);
    }

    private static void Apply(TfObject config, string change)
    {
        if (change is "in place" or "all")
        {
            config.Set(Vlan, 30);
        }

        if (change is "re-plug" or "all")
        {
            config.Set(Model, "e1000e");
        }

        if (change == "all")
        {
            config.Set(Mac, "52:54:00:aa:bb:cc");
            config.Set(Pci, "0000:05:00.0");
        }
    }

    private static void AssertOutcome(FakeDomain web, string change, string where)
    {
        var count = change == "delete" ? 1 : 2;
        Assert.True((web.LiveInterfaces.Count, web.ConfigInterfaces.Count) == (count, count), $"{where}: {web.Live}\n{web.Config}");
        if (change == "delete")
        {
            return;
        }

        foreach (var nic in new[] { web.Live(), web.Persistent() })
        {
            Assert.Equal(change == "port group" ? "db" : null, nic.Element("source")!.Attribute("portgroup")?.Value);
            Assert.Equal(change is "in place" or "all" || (change == "port group" && nic == web.Live()) ? "30" : null, nic.Tag());
            Assert.Equal(change is "re-plug" or "all" ? "e1000e" : "virtio", nic.Model());
            Assert.Equal(change == "all" ? "52:54:00:aa:bb:cc" : Guests.LanMac, nic.Mac());
        }

        Assert.Equal(web.Live().PciBus(), web.Persistent().PciBus());
    }
}
