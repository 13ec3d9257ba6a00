using System.Xml.Linq;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using TerraformPlugin.Schemas;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;

namespace HvProvider.Tests.Resources.NetworkAttachments;

public sealed class RemovalTests
{
    [Fact]
    public async Task Destroy_detaches_from_the_running_domain_before_the_persistent_definition()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachedAsync(fake);
        fake.Log.Clear();
        (await workspace.ApplyAsync()).AssertNoErrors();
        AssertGone(web, workspace);
        Assert.Equal(
            [LibvirtProcedure.DomainDetachDeviceAlias, LibvirtProcedure.DomainDetachDeviceFlags],
            fake.Log.Procedures.Where(p => p is LibvirtProcedure.DomainDetachDeviceAlias or LibvirtProcedure.DomainDetachDeviceFlags));
        Assert.Equal(
            [(uint)DomainModifyFlags.Config],
            fake.Log.Calls.Where(call => call.Procedure == LibvirtProcedure.DomainDetachDeviceFlags).Select(call => call.Flags));
    }

    [Fact]
    public async Task A_late_answer_of_the_guest_is_waited_for()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachedAsync(fake);
        web.Unplug = GuestUnplug.OnCommand;
        var requested = Reached(fake, LibvirtProcedure.DomainDetachDeviceAlias);
        (await workspace.ApplyAsync(await workspace.PlanAsync(), async _ =>
        {
            await requested.Soon();
            Assert.Equal("ua-lan", web.Persistent().Alias());
            web.CompleteUnplug("ua-lan");
        })).AssertNone();
        AssertGone(web, workspace);
    }

    [Fact]
    public async Task A_missing_answer_of_the_guest_is_an_error_and_the_next_apply_completes_the_removal()
    {
        await using var fake = await FakeLibvirtd.StartAsync(new FakeLibvirtdOptions { RefusesRepeatedDetach = true });
        var (web, workspace) = await AttachedAsync(fake, c => Attachment.Limit(c, "delete", "500ms"));
        web.Unplug = GuestUnplug.Never;
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var detail = (await workspace.ApplyAsync()).Single("Guest did not release the NIC");
            Assert.Contains("00:00:00.5", detail);
            Assert.Contains("on_destroy = \"config_only\"", detail);
            Assert.True(workspace.Has("a"));
            Assert.Equal(("ua-lan", "ua-lan"), (web.Live().Alias(), web.Persistent().Alias()));
        }

        web.Reset();
        (await workspace.ApplyAsync()).AssertNoErrors();
        AssertGone(web, workspace);
    }

    [Fact]
    public async Task A_retry_during_a_pending_request_completes_when_the_guest_answers()
    {
        await using var fake = await FakeLibvirtd.StartAsync(new FakeLibvirtdOptions { RefusesRepeatedDetach = true });
        var (web, workspace) = await AttachedAsync(fake);
        web.Unplug = GuestUnplug.OnCommand;
        web.PendingUnplugs.Add("ua-lan");
        var requested = Reached(fake, LibvirtProcedure.DomainDetachDeviceAlias);
        (await workspace.ApplyAsync(await workspace.PlanAsync(), async _ =>
        {
            await requested.Soon();
            web.CompleteUnplug("ua-lan");
        })).AssertNone();
        AssertGone(web, workspace);
    }

    [Fact]
    public async Task A_nic_that_the_guest_releases_after_a_refused_request_is_removed()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachedAsync(fake);
        web.Unplug = GuestUnplug.OnCommand;
        var refused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fake.Hooks.Add(LibvirtProcedure.DomainDetachDeviceAlias, new CallHook
        {
            Times = 1,
            Error = LibvirtErrorCode.InternalError,
            Before = _ =>
            {
                refused.TrySetResult();
                return Task.CompletedTask;
            },
        });
        (await workspace.ApplyAsync(await workspace.PlanAsync(), async _ =>
        {
            await refused.Task.Soon();
            web.CompleteUnplug("ua-lan");
        })).AssertNone();
        AssertGone(web, workspace);
        Assert.Equal(1, fake.Log.Count(LibvirtProcedure.DomainDetachDeviceAlias));
    }

    [Fact]
    public async Task A_refusal_of_the_guest_is_an_immediate_error()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachedAsync(fake);
        web.Unplug = GuestUnplug.Rejects;
        Assert.Contains("rejected", (await workspace.ApplyAsync()).Single("Guest refused to release the NIC"));
        Assert.True(workspace.Has("a"));
        Assert.Equal("ua-lan", web.Persistent().Alias());
    }

    [Fact]
    public async Task A_paused_guest_is_an_immediate_error_without_a_detach_request()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachedAsync(fake);
        web.State = DomainState.Paused;
        var messages = await workspace.ApplyAsync();
        Assert.Equal(["Guest is paused"], messages.Warnings.Select(message => message.Summary));
        Assert.Contains("Resume", Assert.Single(messages.Errors).Detail, StringComparison.Ordinal);
        Assert.Empty(web.PendingUnplugs);
        web.State = DomainState.Running;
        (await workspace.ApplyAsync()).AssertNoErrors();
        AssertGone(web, workspace);
    }

    [Fact]
    public async Task A_guest_that_libvirt_pauses_while_it_shuts_down_is_waited_for()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachedAsync(fake);
        var plan = await workspace.PlanAsync();
        (web.State, web.StateReason) = (DomainState.Paused, (int)DomainPausedReason.ShuttingDown);
        var reading = Reached(fake, LibvirtProcedure.DomainGetXmlDescription);
        (await workspace.ApplyAsync(plan, async _ =>
        {
            await reading.Soon();
            web.Stop();
        })).AssertNone();
        AssertGone(web, workspace);
        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.DomainDetachDeviceAlias));
    }

    [Theory]
    [InlineData(DomainState.Paused, "(paused)", "Resume or stop the domain")]
    [InlineData(DomainState.Suspended, "(suspended by its power management)", "Wake up or stop the domain")]
    [InlineData(DomainState.Crashed, "(crashed)", "Stop the domain, then")]
    public async Task The_error_of_a_guest_that_does_not_execute_names_its_state(DomainState state, string word, string cure)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachedAsync(fake);
        var plan = await workspace.PlanAsync();
        web.State = state;
        var detail = (await workspace.ApplyAsync(plan)).Single("Guest did not release the NIC");
        Assert.Contains(word, detail, StringComparison.Ordinal);
        Assert.Contains(cure, detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_of_a_refused_request_contains_the_words_of_libvirt()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (_, workspace) = await AttachedAsync(fake, c => Attachment.Limit(c, "delete", "500ms"));
        fake.Hooks.Fail(LibvirtProcedure.DomainDetachDeviceAlias, LibvirtErrorCode.InternalError);
        Assert.StartsWith(
            "libvirt refused every request to release the NIC lan of domain \"web01\" for 00:00:00.5000000. libvirt reported: injected "
            + "error 1. The NIC is still attached",
            (await workspace.ApplyAsync()).Single("Guest did not release the NIC"));
    }

    [Fact]
    public async Task A_domain_that_stops_during_the_wait_has_released_the_nic()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachedAsync(fake);
        web.Unplug = GuestUnplug.OnCommand;
        var requested = Reached(fake, LibvirtProcedure.DomainDetachDeviceAlias);
        (await workspace.ApplyAsync(await workspace.PlanAsync(), async _ =>
        {
            await requested.Soon();
            web.Stop();
        })).AssertNone();
        AssertGone(web, workspace);
    }

    [Fact]
    public async Task A_domain_that_disappears_during_the_wait_has_released_the_nic()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachedAsync(fake);
        web.Unplug = GuestUnplug.OnCommand;
        var requested = Reached(fake, LibvirtProcedure.DomainDetachDeviceAlias);
        (await workspace.ApplyAsync(await workspace.PlanAsync(), async _ =>
        {
            await requested.Soon();
            web.Config = null;
            web.Stop();
        })).AssertNone();
        Assert.False(workspace.Has("a"));
    }

    [Fact]
    public async Task A_missing_domain_requires_no_removal()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachedAsync(fake);
        web.Config = null;
        web.Stop();
        (await workspace.ApplyAsync(refresh: false)).AssertNone();
        Assert.False(workspace.Has("a"));
    }

    [Fact]
    public async Task A_successful_detach_is_verified_by_reading_the_live_definition()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachedAsync(fake, c => Attachment.Limit(c, "delete", "500ms"));
        web.Unplug = GuestUnplug.Never;
        (await workspace.ApplyAsync()).Single("Guest did not release the NIC");
        Assert.Equal("ua-lan", web.Live().Alias());
    }

    [Fact]
    public async Task A_device_removed_event_is_ignored_while_the_live_definition_contains_the_nic()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachedAsync(fake, c => Attachment.Limit(c, "delete", "1s"));
        web.Unplug = GuestUnplug.OnCommand;
        fake.Hooks.Add(LibvirtProcedure.DomainDetachDeviceAlias, new CallHook
        {
            After = _ =>
            {
                lock (fake.Host.Lock)
                {
                    var again = new XElement(web.Live());
                    web.CompleteUnplug("ua-lan");
                    web.Live!.Element("devices")!.Add(again);
                }

                return Task.CompletedTask;
            },
            Times = 1,
        });
        (await workspace.ApplyAsync()).Single("Guest did not release the NIC");
        Assert.Equal(("ua-lan", "ua-lan"), (web.Live().Alias(), web.Persistent().Alias()));
        Assert.Equal(2, fake.Log.Count(LibvirtProcedure.DomainDetachDeviceAlias));
    }

    [Fact]
    public async Task A_nic_already_missing_from_the_persistent_definition_is_not_an_error()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachedAsync(fake);
        web.Persistent().Remove();
        (await workspace.ApplyAsync()).AssertNoErrors();
        AssertGone(web, workspace);
    }

    [Fact]
    public async Task A_nic_concurrently_removed_from_the_persistent_definition_is_not_an_error()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachedAsync(fake);
        fake.Hooks.Add(LibvirtProcedure.DomainDetachDeviceFlags, new CallHook
        {
            Before = _ =>
            {
                web.Persistent().Remove();
                return Task.CompletedTask;
            },
        });
        (await workspace.ApplyAsync()).AssertNoErrors();
        AssertGone(web, workspace);
    }

    [Fact]
    public async Task A_failed_change_of_the_persistent_definition_is_an_error_and_keeps_the_state()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachedAsync(fake);
        fake.Hooks.Fail(LibvirtProcedure.DomainDetachDeviceFlags, LibvirtErrorCode.OperationFailed);
        Assert.Contains("(error 9)", (await workspace.ApplyAsync()).Single("libvirt reported an error"));
        Assert.True(workspace.Has("a"));
        fake.Hooks.Clear();
        (await workspace.ApplyAsync()).AssertNoErrors();
        AssertGone(web, workspace);
    }

    [Fact]
    public async Task A_domain_started_during_the_removal_does_not_keep_the_nic()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachedAsync(fake, kind: FakeDomainKind.Stopped);
        fake.Hooks.Add(LibvirtProcedure.DomainDetachDeviceFlags, new CallHook
        {
            Times = 1,
            Before = _ =>
            {
                web.Start();
                return Task.CompletedTask;
            },
        });
        (await workspace.ApplyAsync()).AssertNoErrors();
        AssertGone(web, workspace);
    }

    [Fact]
    public async Task An_interruption_of_the_wait_keeps_the_state_and_the_pending_request()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachedAsync(fake);
        web.Unplug = GuestUnplug.OnCommand;
        var requested = Reached(fake, LibvirtProcedure.DomainDetachDeviceAlias);
        var messages = await workspace.ApplyAsync(await workspace.PlanAsync(), async process =>
        {
            await requested.Soon();
            await process.StopAsync();
        });
        Assert.Contains("interrupted", messages.Single("Guest did not release the NIC"));
        Assert.True(workspace.Has("a"));
        web.CompleteUnplug("ua-lan");
        (await workspace.ApplyAsync()).AssertNoErrors();
        AssertGone(web, workspace);
    }

    [Fact]
    public async Task An_interruption_of_the_first_reading_ends_the_removal()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachedAsync(fake);
        var plan = await workspace.PlanAsync();
        var reading = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fake.Hooks.Add(LibvirtProcedure.DomainGetXmlDescription, new CallHook
        {
            Before = _ =>
            {
                reading.TrySetResult();
                return new TaskCompletionSource().Task;
            },
        });
        var messages = await workspace.ApplyAsync(plan, async process =>
        {
            await reading.Task.Soon();
            await process.StopAsync();
        });
        messages.Single("Operation timed out or cancelled");
        Assert.True(workspace.Has("a"));
        Assert.Equal(("ua-lan", "ua-lan"), (web.Live().Alias(), web.Persistent().Alias()));
    }

    [Fact]
    public async Task Config_only_keeps_the_nic_in_the_running_domain()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachedAsync(fake, c => c.Set(OnDestroyAction, "config_only"));
        Assert.Contains("until it stops", (await workspace.ApplyAsync()).Single("NIC remains in running domain"));
        Assert.Empty(web.ConfigInterfaces);
        Assert.Equal("ua-lan", web.Live().Alias());
        Assert.False(workspace.Has("a"));
    }

    [Fact]
    public async Task Abandon_keeps_the_nic_without_connecting_to_the_hypervisor()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachedAsync(fake, c => c.Set(OnDestroyAction, "abandon"));
        fake.Log.Clear();
        (await workspace.ApplyAsync(refresh: false)).Single("NIC left attached");
        Assert.Empty(fake.Log.Calls);
        Assert.Equal(("ua-lan", "ua-lan"), (web.Live().Alias(), web.Persistent().Alias()));
    }

    /// <summary>An attached NIC whose resource is then taken out of the configuration.</summary>
    private static async Task<(FakeDomain Web, Workspace Workspace)> AttachedAsync(
        FakeLibvirtd fake, Action<TfObject>? change = null, FakeDomainKind kind = FakeDomainKind.Running)
    {
        var web = fake.AddGuest(kind: kind);
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of(change));
        workspace.Config.Clear();
        return (web, workspace);
    }

    private static Task Reached(FakeLibvirtd fake, LibvirtProcedure procedure)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fake.Hooks.Add(procedure, new CallHook
        {
            After = _ =>
            {
                reached.TrySetResult();
                return Task.CompletedTask;
            },
        });
        return reached.Task;
    }

    private static void AssertGone(FakeDomain web, Workspace workspace)
    {
        Assert.Empty(web.LiveInterfaces);
        Assert.Empty(web.ConfigInterfaces);
        Assert.False(workspace.Has("a"));
    }
}
