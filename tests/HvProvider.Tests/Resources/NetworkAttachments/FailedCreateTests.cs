using HvProvider.Tests.Hosts;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>
/// A create that fails after it has attached a part: the part is removed. Terraform would otherwise replace the resource in the next
/// apply, and so unplug a NIC that the guest already uses.
/// </summary>
public sealed class FailedCreateTests : IAsyncLifetime
{
    private FakeLibvirtd _fake = null!;
    private Workspace _workspace = null!;
    private FakeDomain _web = null!;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLibvirtd.StartAsync();
        _workspace = new Workspace(_fake) { Host = new TapHost(_fake).Access };
        _web = _fake.AddGuest();
        _workspace.Config["a"] = Attachment.Of(config => config.Set(Vlan, 30));
    }

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Theory]
    [InlineData(DomainModifyFlags.Config)]
    [InlineData(DomainModifyFlags.Live)]
    public async Task A_create_of_which_one_half_is_refused_leaves_nothing(DomainModifyFlags refused)
    {
        _fake.Hooks.Add(LibvirtProcedure.DomainAttachDeviceFlags, new CallHook
        {
            When = call => call.Flags == (uint)refused,
            Error = LibvirtErrorCode.InternalError,
            Times = 1,
        });
        await FailAsync("injected error 1 (error 1).");
        await SucceedAsync();
    }

    [Fact]
    public async Task A_NIC_that_only_the_running_domain_got_is_removed_although_one_call_attaches_both_halves()
    {
        // Without a view of the host. libvirt could not write the file of the domain.
        _workspace.Host = null;
        _workspace.Config["a"] = Attachment.Of();
        _fake.Hooks.Add(LibvirtProcedure.DomainAttachDeviceFlags, new CallHook
        {
            Times = 1,
            ErrorAfter = LibvirtErrorCode.SystemError,
            After = _ =>
            {
                Assert.Single(_web.ConfigInterfaces).Remove();
                return Task.CompletedTask;
            },
        });
        await FailAsync(" The NIC was detached again.");
        await SucceedAsync();
    }

    [Fact]
    public async Task A_link_that_cannot_be_set_up_leaves_nothing()
    {
        _fake.Hooks.Fail(LibvirtProcedure.DomainUpdateDeviceFlags, LibvirtErrorCode.InternalError, times: 1);
        await FailAsync("injected error 1 (error 1). The NIC was detached again; its link was never up.");
        await SucceedAsync();
    }

    [Fact]
    public async Task A_NIC_whose_link_cannot_be_set_up_and_that_the_guest_keeps_is_in_the_state_and_reported()
    {
        _fake.Hooks.Fail(LibvirtProcedure.DomainUpdateDeviceFlags, LibvirtErrorCode.InternalError, times: 1);
        _web.Unplug = GuestUnplug.OnCommand;
        _workspace.Config["a"] = Attachment.Of(config =>
        {
            config.Set(Vlan, 30);
            Attachment.Limit(config, "create", "2s");
        });
        var error = Assert.Single((await _workspace.ApplyAsync()).Errors);
        Assert.EndsWith(
            "The guest did not release the NIC, whose link was never up and is still down. It remains in the running domain and in the "
            + "state; the next apply replaces it.",
            error.Detail, StringComparison.Ordinal);
        Assert.True(_workspace.Has("a"));
        Assert.Equal("down", _web.Live().Link());
    }

    [Fact]
    public async Task A_NIC_that_was_attached_before_is_not_removed()
    {
        await _workspace.ApplyAsync();
        Assert.Single(_web.ConfigInterfaces).Remove();
        var adopting = new Workspace(_fake) { Host = _workspace.Host };
        adopting.Config["a"] = _workspace.Config["a"];
        _fake.Hooks.Fail(LibvirtProcedure.DomainAttachDeviceFlags, LibvirtErrorCode.InternalError, times: 1);
        Assert.Single((await adopting.ApplyAsync()).Errors);
        Assert.Equal("up", _web.Live().Link());
    }

    private async Task FailAsync(string detail)
    {
        var error = Assert.Single((await _workspace.ApplyAsync()).Errors);
        Assert.EndsWith(detail, error.Detail, StringComparison.Ordinal);
        Assert.False(_workspace.Has("a"));
        Assert.Empty(_web.LiveInterfaces);
        Assert.Empty(_web.ConfigInterfaces);
    }

    private async Task SucceedAsync()
    {
        (await _workspace.ApplyAsync()).AssertNone();
        Assert.Equal(("up", "up"), (_web.Live().Link(), _web.Persistent().Link()));
        await _workspace.AssertNothingToDoAsync();
    }
}
