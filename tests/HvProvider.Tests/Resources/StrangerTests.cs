using HvProvider.DataSources.HostBridges;
using HvProvider.Tests.DataSources.NetworkAttachments;
using HvProvider.Tests.Hosts;
using HvProvider.Tests.Resources.Bridges;
using HvProvider.Tests.Resources.NetworkAttachments;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using ListingData = HvProvider.Tests.DataSources.NetworkAttachments.Listing;

namespace HvProvider.Tests.Resources;

/// <summary>Domains of others that are busy, hung or unreadable do not stop what concerns other domains.</summary>
public sealed class StrangerTests : IAsyncLifetime
{
    private const string Cure =
        "virsh domcontrol DOMAIN shows whether the hypervisor process of a domain answers. Run the command again when it does.";

    private readonly TaskCompletionSource _never = new();
    private FakeLibvirtd _fake = null!;
    private TapHost _host = null!;
    private Workspace _workspace = null!;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLibvirtd.StartAsync();
        _host = new TapHost(_fake);
        _workspace = new Workspace(_fake);
        _fake.AddGuest();
        for (var number = 1; number <= 6; number++)
        {
            _fake.AddGuest($"hung{number}", interfaces: Guests.Foreign($"52:54:00:00:00:0{number}", 1));
        }
    }

    public ValueTask DisposeAsync()
    {
        _never.TrySetResult();
        return _fake.DisposeAsync();
    }

    [Fact]
    public async Task A_create_beside_hung_domains_names_them_and_does_not_wait_for_them()
    {
        Hang();
        _workspace.Config["a"] = Attachment.Of();
        _workspace.Config["b"] = Attachment.Of("web01", "dmz");
        Assert.Equal(
            "These domains could not be read: " + Each("another operation has held its lock for 61 s")
            + $". Not checked: whether one of them uses the MAC address of a new NIC. {Cure}",
            (await _workspace.ApplyAsync()).Single("Domains not read"));
        Assert.True(_workspace.Has("a"));
        Assert.Equal(0, CallsOfHung(LibvirtProcedure.DomainGetXmlDescription));
    }

    [Fact]
    public async Task A_domain_that_hangs_without_notice_is_waited_for_briefly_and_occupies_no_place_of_the_session()
    {
        // This version does not take the lock to read a domain.
        _fake.Options.LibraryVersion = new(10, 0, 0);
        Hang();
        _workspace.Config["a"] = Attachment.Of();
        Assert.Equal(
            "These domains could not be read: " + Each("libvirt did not return it within 10 s")
            + $". Not checked: whether one of them uses the MAC address of a new NIC. {Cure}",
            (await _workspace.ApplyAsync()).Single("Domains not read"));
        Assert.True(_workspace.Has("a"));
    }

    [Theory]
    [InlineData(LibvirtErrorCode.OperationTimeout, "another operation holds its lock")]
    [InlineData(LibvirtErrorCode.InternalError, "injected error 1 (error 1)")]
    public async Task A_create_beside_a_domain_with_an_error_is_made(LibvirtErrorCode code, string cause)
    {
        _fake.Hooks.Add(LibvirtProcedure.DomainGetXmlDescription, new CallHook
        {
            Error = code,
            When = static call => call.Target == "hung2",
        });
        _workspace.Config["a"] = Attachment.Of();
        Assert.StartsWith(
            $"These domains could not be read: \"hung2\" ({cause}). ",
            (await _workspace.ApplyAsync()).Single("Domains not read"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_create_beside_an_unreadable_domain_is_made()
    {
        _fake.Host.Domains.Single(domain => domain.Name == "hung1").Live!.Element("name")!.Remove();
        _workspace.Config["a"] = Attachment.Of();
        Assert.Contains(
            "\"hung1\" (its XML could not be parsed: The domain has no name.)",
            (await _workspace.ApplyAsync()).Single("Domains not read"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_listing_is_partial_and_says_what_is_missing()
    {
        Hang();
        await using var process = await ListingData.StartAsync(_fake, _host.Access);
        Assert.Empty((await process.ReadDataAsync(ListingData.TypeName, ListingData.Of()))!.Interfaces());
        Assert.Contains(
            "Not checked: their NICs, which are missing in the list.", process.Messages.Single("Domains not read"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_listing_of_a_busy_domain_waits_for_it()
    {
        _fake.Hooks.Fail(LibvirtProcedure.DomainGetXmlDescription, LibvirtErrorCode.OperationTimeout, times: 2);
        Assert.Single(await ListingData.ReadAsync(_fake, _host.Access, ListingData.Of(domain: "hung1")));
    }

    [Fact]
    public async Task A_host_bridge_is_read_beside_hung_domains()
    {
        Hang();
        await using var process = await ListingData.StartAsync(_fake, _host.Access);
        var config = HostBridgeSchema.Schema.NewObject();
        config.Set(HostBridgeSchema.Name, "br0");
        Assert.NotNull(await process.ReadDataAsync("hv_host_bridge", config));
        Assert.Contains(
            "Not checked: which taps of the bridge belong to them.", process.Messages.Single("Domains not read"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_is_refreshed_and_removed_beside_hung_domains()
    {
        await _workspace.ApplyAsync(Site.Address, Site.Of());
        Hang();
        Assert.Contains(
            "Not checked: whether their NICs on libvirt networks have the settings of the networks.",
            (await _workspace.PlanAsync()).Messages.Single("Domains not read"),
            StringComparison.Ordinal);

        _workspace.Config.Clear();
        var messages = await _workspace.ApplyAsync(refresh: false);
        Assert.Contains(
            "Not checked: whether their persistent definitions refer to a network that is removed.",
            messages.Single("Domains not read"),
            StringComparison.Ordinal);
        Assert.Empty(_fake.Host.Networks);
    }

    [Fact]
    public async Task A_managed_domain_that_is_busy_is_waited_for_in_the_refresh()
    {
        await _workspace.ApplyAsync("a", Attachment.Of());
        _fake.Hooks.Add(LibvirtProcedure.DomainGetXmlDescription, new CallHook
        {
            Error = LibvirtErrorCode.OperationTimeout,
            Times = 2,
            When = static call => call.Target == "web01",
        });
        await _workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_managed_domain_that_stays_busy_is_the_reported_cause()
    {
        await _workspace.ApplyAsync("a", Attachment.Of(config => Attachment.Limit(config, "read", "1s")));
        _fake.Hooks.Fail(LibvirtProcedure.DomainGetXmlDescription, LibvirtErrorCode.OperationTimeout);
        var detail = (await _workspace.PlanAsync()).Messages.Errors.Single();
        Assert.Equal("Domain is busy", detail.Summary);
        Assert.Contains("domain \"web01\"", detail.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Managed_domains_that_hang_do_not_delay_the_refresh_of_others()
    {
        for (var number = 1; number <= 6; number++)
        {
            _workspace.Config[$"hung{number}"] = Attachment.Of(
                $"hung{number}", "lan", config => Attachment.Limit(config, "read", "3s"));
        }

        _workspace.Config["web"] = Attachment.Of();
        await _workspace.ApplyAsync();
        Hang();
        _fake.Log.Clear();
        var errors = (await _workspace.PlanAsync()).Messages.Errors;
        Assert.Equal(6, errors.Count(static error => error.Summary == "Domain is busy"));
        Assert.Equal(6, errors.Count);
        Assert.Contains(
            "Domain \"hung1\" is busy: another operation has held its lock for 61 s. virsh domcontrol DOMAIN shows whether its "
            + "hypervisor process answers. Apply again when the other operation has ended.",
            string.Join('\n', errors.Select(static error => error.Detail)),
            StringComparison.Ordinal);

        // A call that waits for the lock would occupy a place of the connection.
        Assert.Equal(0, CallsOfHung(LibvirtProcedure.DomainGetXmlDescription));
    }

    [Fact]
    public async Task A_change_that_does_not_return_in_time_names_the_lock_of_the_domain()
    {
        var web = _fake.Host.Domains.Single(static domain => domain.Name == "web01");
        _fake.Hooks.Add(LibvirtProcedure.DomainAttachDeviceFlags, new CallHook
        {
            Before = _ =>
            {
                web.Occupied = TimeSpan.FromSeconds(7);
                return _never.Task;
            },
        });
        _workspace.Config["a"] = Attachment.Of(config => Attachment.Limit(config, "create", "2s"));
        var error = Assert.Single((await _workspace.ApplyAsync()).Errors);
        Assert.Equal("Domain is busy", error.Summary);
        Assert.Contains("Domain \"web01\" is busy: another operation has held its lock for 7 s.", error.Detail, StringComparison.Ordinal);
    }

    private static string Each(string cause) =>
        string.Join("; ", Enumerable.Range(1, 6).Select(number => $"\"hung{number}\" ({cause})"));

    /// <summary>The hypervisor processes of six domains do not answer; calls that need the locks of the domains do not return.</summary>
    private void Hang()
    {
        foreach (var domain in _fake.Host.Domains.Where(domain => domain.Name.StartsWith("hung", StringComparison.Ordinal)))
        {
            domain.Occupied = TimeSpan.FromSeconds(61);
        }

        _fake.Hooks.Add(LibvirtProcedure.DomainGetXmlDescription, new CallHook
        {
            When = static call => call.Target?.StartsWith("hung", StringComparison.Ordinal) is true,
            Before = _ => _never.Task,
        });
    }

    private int CallsOfHung(LibvirtProcedure procedure) => _fake.Log.Calls.Count(call =>
        call.Procedure == procedure && call.Target?.StartsWith("hung", StringComparison.Ordinal) is true);
}
