using HvProvider.Resources.Bridges.Model;
using HvProvider.Tests.Resources.Bridges;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

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

    [Fact]
    public async Task The_timeout_of_a_delete_does_not_include_the_wait_behind_other_nics_of_the_domain()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        foreach (var name in new[] { "a", "b", "c", "d", "e", "f" })
        {
            workspace.Config[name] = Attachment.Of("web01", name, config => Attachment.Limit(config, "delete", "6s"));
        }

        (await workspace.ApplyAsync()).AssertNone();
        workspace.Config.Clear();

        // Together, they take longer than the timeout of each.
        fake.Hooks.Add(LibvirtProcedure.DomainDetachDeviceAlias, new CallHook
        {
            Before = static _ => Task.Delay(TimeSpan.FromSeconds(1.5)),
        });
        (await workspace.ApplyAsync()).AssertNone();
        Assert.Empty(web.LiveInterfaces);
    }

    [Fact]
    public async Task The_timeout_of_a_network_does_not_include_the_wait_behind_other_networks()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake);
        foreach (var name in new[] { "a", "b", "c", "d", "e", "f" })
        {
            workspace.Config[$"hv_bridge.{name}"] = Site.Of(config =>
            {
                config.Set(BridgeSchema.Name, name);
                var limits = new TfObject(BridgeSchema.Timeouts.Schema);
                limits.Set((StringAttribute)limits.Schema.Attributes.Single(attribute => attribute.Name == "create"), "6s");
                config.Set(BridgeSchema.Timeouts, new Tf<TfObject>(limits));
            });
        }

        fake.Hooks.Add(LibvirtProcedure.NetworkDefineXmlFlags, new CallHook
        {
            Before = static _ => Task.Delay(TimeSpan.FromSeconds(1.5)),
        });
        (await workspace.ApplyAsync()).AssertNone();
    }
}
