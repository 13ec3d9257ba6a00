using System.Xml.Linq;
using HvProvider.Connections;
using HvProvider.Domains;
using HvProvider.Nics.Values;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>The MAC addresses of the host are read once per apply, and what other tools change in the meantime is noticed.</summary>
public sealed class MacOwnerTests : IAsyncLifetime
{
    private const string Mac = "52:54:00:00:00:99";

    private FakeLibvirtd _fake = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLibvirtd.StartAsync();
        _fake.AddGuest("first", FakeDomainKind.Stopped);
        _fake.AddGuest("second", FakeDomainKind.Stopped);
        _fake.AddGuest("third", FakeDomainKind.Stopped);
    }

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Theory]
    [InlineData(FakeDomainKind.Stopped)]
    [InlineData(FakeDomainKind.Running)]
    [InlineData(FakeDomainKind.Transient)]
    public async Task An_address_that_another_tool_uses_during_the_apply_is_refused(FakeDomainKind kind)
    {
        var other = _fake.AddGuest("other", kind);
        await using var process = await StartAsync();
        await CreateAsync(process, "first", "52:54:00:00:00:01");
        await AttachAsync(other, kind == FakeDomainKind.Stopped ? DomainModifyFlags.Config : DomainModifyFlags.Live);

        Assert.Null(await CreateAsync(process, "second", Mac));
        Assert.Contains("domain \"other\"", process.Messages.Single("MAC address in use", "mac_address"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_domain_that_another_tool_defines_during_the_apply_is_noticed()
    {
        await using var process = await StartAsync();
        await CreateAsync(process, "first", "52:54:00:00:00:01");
        await using var client = await _fake.ConnectAsync();
        await client.DefineDomainAsync(Guests.Xml("new", Guests.Foreign(Mac, 1)), DomainDefineFlags.None, Ct);

        Assert.Null(await CreateAsync(process, "second", Mac));
        Assert.Contains("domain \"new\"", process.Messages.Single("MAC address in use", "mac_address"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_another_tool_uses_during_the_attach_is_found_when_the_NIC_is_read_back()
    {
        var other = _fake.AddGuest("other", FakeDomainKind.Running);
        _fake.Hooks.Add(LibvirtProcedure.DomainAttachDeviceFlags, new CallHook
        {
            Times = 1,
            When = call => call.Target == "first",
            Before = _ => AttachAsync(other, DomainModifyFlags.Live),
        });
        await using var process = await StartAsync();

        Assert.NotNull(await CreateAsync(process, "first", Mac));
        Assert.Contains("domain \"other\"", process.Messages.Single("MAC address in use", "mac_address"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_NICs_with_one_address_in_an_apply_only_one_is_attached()
    {
        var workspace = new Workspace(_fake);
        foreach (var domain in new[] { "first", "second", "third" })
        {
            workspace.Config[domain] = Attachment.Of(domain, "lan", config => config.Set(SettingsOfAttachments.Mac, Mac));
        }

        var messages = await workspace.ApplyAsync();
        Assert.Equal(2, messages.Errors.Count(error => error.Summary == "MAC address in use"));
        Assert.Single(_fake.Host.Domains, domain => domain.ConfigInterfaces.Count > 0);
    }

    [Fact]
    public async Task An_address_that_a_domain_has_lost_without_an_event_is_free()
    {
        var other = _fake.AddGuest("other", FakeDomainKind.Stopped, Guests.Foreign(Mac, 1));
        await using var process = await StartAsync();
        await CreateAsync(process, "first", "52:54:00:00:00:01");
        other.Config!.Element("devices")!.Elements("interface").Remove();

        Assert.NotNull(await CreateAsync(process, "second", Mac));
        process.Messages.AssertNone();
    }

    [Fact]
    public async Task A_lost_connection_makes_the_domains_be_read_again()
    {
        var other = _fake.AddGuest("other", FakeDomainKind.Stopped);
        await using var process = await StartAsync();
        await CreateAsync(process, "first", "52:54:00:00:00:01");
        await _fake.RestartAsync();
        Definition(other).Add(XElement.Parse(Guests.Foreign(Mac, 1)));

        await CreateAsync(process, "second", Mac);
        Assert.Contains(process.Messages.Errors, error => error.Summary is "MAC address in use" or "Connection to the hypervisor lost");
        Assert.Single(_fake.Host.Domains, domain => domain.ConfigInterfaces.Any(nic => nic.Mac() == Mac));
    }

    [Fact]
    public async Task A_change_that_libvirt_does_not_report_is_found_by_reading_again_after_a_while()
    {
        var (mac, first) = (MacAddress.Parse(Mac), _fake.Host.Domains[0]);
        var domain = new DomainRef(first.Name, first.Uuid, -1);
        await using var connection = new SharedConnection(_fake.Uri, TimeSpan.FromSeconds(5));
        var macs = new MacOwners(connection, new DomainSurvey(connection)) { RereadAfter = TimeSpan.Zero };
        Assert.Null((await macs.ReserveAsync(mac, domain, Ct)).Owner);
        Definition(_fake.AddGuest("other", FakeDomainKind.Stopped)).Add(XElement.Parse(Guests.Foreign(Mac, 1)));

        string? owner = null;
        for (var attempt = 0; owner is null && attempt < 600; attempt++)
        {
            owner = (await macs.ConfirmAsync(mac, domain, Ct))?.Owner;
            await Task.Delay(10, Ct);
        }

        Assert.Equal("other", owner);
    }

    private static XElement Definition(FakeDomain domain) => domain.Config!.Element("devices")!;

    private Task<ProviderProcess> StartAsync() => ProviderProcess.StartAsync(Workspace.ProviderBlock(_fake.Uri.ToString()));

    private static async Task<StoredResource?> CreateAsync(ProviderProcess process, string domain, string mac) =>
        await process.ApplyAsync(await process.PlanAsync(
            null, Attachment.Of(domain, "lan", config => config.Set(SettingsOfAttachments.Mac, mac))));

    private async Task AttachAsync(FakeDomain domain, DomainModifyFlags definition)
    {
        await using var client = await _fake.ConnectAsync();
        await client.AttachDeviceAsync(new DomainRef(domain.Name, domain.Uuid, domain.Id), Guests.Foreign(Mac, 1), definition, Ct);
    }
}
