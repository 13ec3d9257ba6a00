using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;

namespace HvProvider.Tests.Resources.NetworkAttachments;

public sealed class ParallelTests
{
    [Fact]
    public async Task Domains_are_changed_in_parallel()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, other) = (fake.AddGuest(), fake.AddGuest("web02"));
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var arrived = 0;
        fake.Hooks.Add(LibvirtProcedure.DomainAttachDeviceFlags, new CallHook
        {
            Before = _ =>
            {
                if (Interlocked.Increment(ref arrived) == 2)
                {
                    both.SetResult();
                }

                return both.Task.Soon();
            },
        });
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of(), ["b"] = Attachment.Of("web02", "lan") } };
        (await workspace.ApplyAsync()).AssertNone();
        Assert.Single(web.LiveInterfaces);
        Assert.Single(other.LiveInterfaces);
    }

    [Fact]
    public async Task Changes_of_one_domain_are_serialized()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest();
        var (underWay, most) = (0, 0);
        fake.Hooks.Add(LibvirtProcedure.ConnectListDomains, new CallHook
        {
            // The first call of a turn; the attach is its last.
            Before = _ =>
            {
                most = Math.Max(most, Interlocked.Increment(ref underWay));
                return Task.CompletedTask;
            },
        });
        fake.Hooks.Add(LibvirtProcedure.DomainAttachDeviceFlags, new CallHook
        {
            After = _ =>
            {
                Interlocked.Decrement(ref underWay);
                return Task.CompletedTask;
            },
        });
        var workspace = new Workspace(fake);
        foreach (var name in new[] { "a", "b", "c", "d" })
        {
            workspace.Config[name] = Attachment.Of("web01", name);
        }

        (await workspace.ApplyAsync()).AssertNone();
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Waiting_for_a_guest_does_not_block_other_domains()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, other) = (fake.AddGuest(), fake.AddGuest("web02"));
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of(), ["b"] = Attachment.Of("web02", "lan") } };
        (await workspace.ApplyAsync()).AssertNone();
        web.Unplug = GuestUnplug.OnCommand;
        workspace.Config.Clear();
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fake.Hooks.Add(LibvirtProcedure.DomainDetachDeviceFlags, new CallHook
        {
            When = call => call.Target == "web02",
            After = _ =>
            {
                gone.TrySetResult();
                return Task.CompletedTask;
            },
        });
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fake.Hooks.Add(LibvirtProcedure.DomainDetachDeviceAlias, new CallHook
        {
            When = call => call.Target == "web01",
            After = _ =>
            {
                asked.TrySetResult();
                return Task.CompletedTask;
            },
        });
        (await workspace.ApplyAsync(await workspace.PlanAsync(), async _ =>
        {
            await gone.Task.Soon();
            await asked.Task.Soon();
            Assert.Empty(other.LiveInterfaces);
            web.CompleteUnplug("ua-lan");
        })).AssertNone();
        Assert.Empty(web.ConfigInterfaces);
    }
}
