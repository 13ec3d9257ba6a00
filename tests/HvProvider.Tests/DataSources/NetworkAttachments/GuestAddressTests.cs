using HvProvider.Hypervisor;
using HvProvider.Listing;
using HvProvider.Tests.Hosts;
using HvProvider.Tests.Resources.NetworkAttachments;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;

namespace HvProvider.Tests.DataSources.NetworkAttachments;

/// <summary>IP addresses of guests: the sources, their connections, and agents that do not respond.</summary>
public sealed class GuestAddressTests : IAsyncLifetime
{
    private const string Mac = "52:54:00:00:00:01";
    private const string Agent = "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0' state='connected'/></channel>";

    private FakeLibvirtd _fake = null!;
    private TapHost _host = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLibvirtd.StartAsync();
        _host = new TapHost(_fake);
    }

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Fact]
    public async Task Addresses_of_all_sources_are_listed_in_a_stable_order()
    {
        var web = AddGuest("web01", Agent);
        web.Addresses.Add(Reported("vnet0", Mac, ("192.0.2.10", 24)));
        web.AgentAddresses =
        [
            Reported("lo", "00:00:00:00:00:00", ("127.0.0.1", 8)),
            Reported("eth0.30", Mac.ToUpperInvariant(), ("198.51.100.1", 24)),
            Reported("eth0", Mac.ToUpperInvariant(), ("2001:DB8::10", 64), ("192.0.2.10", 24)),
            Reported("eth9", null, ("192.0.2.99", 24)),
            Reported("eth8", "52:54:00:00:00:09", ("192.0.2.98", 24)),
            Reported("odd", Mac, ("no address", 24), ("192.0.2.11", 99), ("192.0.2.12", -1)),
        ];

        Assert.Equal("192.0.2.10/24 lease (null)", await ReadAsync("lease"));
        Assert.Equal("192.0.2.10/(null) arp (null)", await ReadAsync("arp"));
        var agent = "192.0.2.10/24 agent eth0; 192.0.2.11/(null) agent odd; 192.0.2.12/(null) agent odd; 198.51.100.1/24 agent eth0.30; "
            + "2001:db8::10/64 agent eth0";
        Assert.Equal(agent, await ReadAsync("agent"));
        Assert.Equal(
            $"192.0.2.10/24 lease (null); {agent}; 192.0.2.10/(null) arp (null)", await ReadAsync("arp", "agent", "lease", "arp"));
    }

    [Fact]
    public async Task Only_configured_sources_are_queried_and_only_for_listed_running_domains()
    {
        AddGuest("web01", Agent);
        _fake.AddGuest("off01", FakeDomainKind.Stopped, Guests.Foreign("52:54:00:00:00:02", 1));
        _fake.AddGuest("bare");
        var nics = await Listing.ReadAsync(_fake, _host.Access, Listing.Of());
        Assert.All(nics, nic => Assert.Equal("(null)", nic.Addresses()));
        Assert.Equal(0, _fake.Log.Count(LibvirtProcedure.DomainInterfaceAddresses));

        nics = await Listing.ReadAsync(_fake, _host.Access, Listing.Of(sources: ["lease", "arp"]));
        Assert.All(nics, nic => Assert.Equal("", nic.Addresses()));
        Assert.Equal(
            [("web01", 0u), ("web01", 2u)],
            _fake.Log.Calls.Where(call => call.Procedure == LibvirtProcedure.DomainInterfaceAddresses)
                .Select(call => (call.Target!, call.Flags)).Order());
        AssertReadOnly(1);
    }

    [Fact]
    public async Task Agents_are_queried_on_a_separate_read_write_connection()
    {
        AddGuest("web01", Agent).AgentAddresses = [Reported("eth0", Mac, ("192.0.2.10", 24))];
        Assert.Equal("192.0.2.10/24 agent eth0", await ReadAsync("agent"));

        var opened = _fake.Log.Calls.Where(call => call.Procedure == LibvirtProcedure.ConnectOpen).ToList();
        Assert.Equal([1u, 1u, 0u], opened.Select(call => call.Flags));
        Assert.Equal(
            [LibvirtProcedure.DomainInterfaceAddresses],
            _fake.Log.Calls.Where(call => call.Client == opened[2].Client && call.Target is not null).Select(call => call.Procedure));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0' state='disconnected'/></channel>")]
    [InlineData("<channel type='spicevmc'><target type='virtio' name='com.redhat.spice.0' state='connected'/></channel>")]
    public async Task Without_a_connected_agent_no_agent_is_queried(string channel)
    {
        AddGuest("web01", channel);
        Assert.Equal("", await ReadAsync("agent"));
        Assert.Equal(0, _fake.Log.Count(LibvirtProcedure.DomainInterfaceAddresses));
        AssertReadOnly(1);
    }

    [Fact]
    public async Task The_agent_of_a_paused_guest_is_not_queried()
    {
        AddGuest("web01", Agent).State = DomainState.Paused;
        Assert.Equal("", await ReadAsync("agent"));
        AssertReadOnly(1);
    }

    [Theory]
    [InlineData(LibvirtErrorCode.AgentUnresponsive)]
    [InlineData(LibvirtErrorCode.ArgumentUnsupported)]
    [InlineData(LibvirtErrorCode.OperationTimeout)]
    public async Task An_agent_that_fails_is_a_warning_and_other_addresses_are_listed(LibvirtErrorCode code)
    {
        var web = AddGuest("web01", Agent);
        web.Addresses.Add(Reported("vnet0", Mac, ("192.0.2.10", 24)));
        AddGuest("db01", Agent).AgentAddresses = [Reported("eth0", Mac, ("192.0.2.20", 24))];
        _fake.Hooks.Add(LibvirtProcedure.DomainInterfaceAddresses, new CallHook
        {
            Error = code,
            When = static call => call is { Target: "web01", Flags: (uint)InterfaceAddressSource.Agent },
        });

        await using var process = await Listing.StartAsync(_fake, _host.Access);
        var nics = (await process.ReadDataAsync(Listing.TypeName, Listing.Of(sources: ["agent", "lease"])))!.Interfaces();
        Assert.Equal(["192.0.2.20/24 agent eth0", "192.0.2.10/24 lease (null)"], nics.Select(Listing.Addresses));
        Assert.Contains(
            "do not respond: web01.", process.Messages.Single("Guest agents do not respond", "address_sources"), StringComparison.Ordinal);

        // Once per session.
        await process.ReadDataAsync(Listing.TypeName, Listing.Of(sources: ["agent"]));
        Assert.Single(process.Messages.All);
    }

    [Fact]
    public async Task A_domain_that_stops_during_the_query_has_no_addresses()
    {
        AddGuest("web01", Agent);
        _fake.Hooks.Fail(LibvirtProcedure.DomainInterfaceAddresses, LibvirtErrorCode.OperationInvalid);
        Assert.Equal("", await ReadAsync("agent", "arp", "lease"));
    }

    [Theory]
    [InlineData(LibvirtProcedure.ConnectOpen, LibvirtErrorCode.OperationDenied)]
    [InlineData(LibvirtProcedure.ConnectOpen, LibvirtErrorCode.AuthenticationFailed)]
    [InlineData(LibvirtProcedure.DomainInterfaceAddresses, LibvirtErrorCode.OperationDenied)]
    [InlineData(LibvirtProcedure.DomainInterfaceAddresses, LibvirtErrorCode.AccessDenied)]
    public async Task Without_read_write_access_agents_are_reported_once_and_other_sources_are_read(
        LibvirtProcedure refused, LibvirtErrorCode code)
    {
        foreach (var name in new[] { "web01", "db01" })
        {
            AddGuest(name, Agent).Addresses.Add(Reported("vnet0", Mac, ("192.0.2.10", 24)));
        }

        _fake.Hooks.Add(refused, new CallHook
        {
            Error = code,
            When = call => call.Flags == (refused == LibvirtProcedure.ConnectOpen ? 0 : (uint)InterfaceAddressSource.Agent),
        });

        await using var process = await Listing.StartAsync(_fake, _host.Access);
        var nics = (await process.ReadDataAsync(Listing.TypeName, Listing.Of(sources: ["agent", "arp"])))!.Interfaces();

        Assert.All(nics, nic => Assert.Equal("192.0.2.10/(null) arp (null)", nic.Addresses()));
        process.Messages.Single("Guest agents not accessible", "address_sources");
    }

    [Fact]
    public async Task Agents_that_hang_time_out_without_delaying_other_sources()
    {
        foreach (var number in Enumerable.Range(0, 10))
        {
            AddGuest($"guest{number}", Agent).Addresses.Add(Reported("vnet0", Mac, ("192.0.2.10", 24)));
        }

        _fake.Hooks.Add(LibvirtProcedure.DomainInterfaceAddresses, new CallHook
        {
            Reply = ReplyFault.Swallow,
            When = static call => call.Flags == (uint)InterfaceAddressSource.Agent,
        });
        var settings = new HypervisorSettings { Uri = _fake.Uri, MacNamespace = "" };
        await using var session = new HypervisorSession(settings, _host.Access);

        var listing = await new NicListReader(session) { AgentTimeout = TimeSpan.FromMilliseconds(50) }.ReadAsync(
            new NicSelection.All(), new HashSet<InterfaceAddressSource> { InterfaceAddressSource.Agent, InterfaceAddressSource.Arp }, Ct);

        Assert.Equal(10, listing.Agents.Silent.Count);
        Assert.All(listing.Nics, nic => Assert.Equal(InterfaceAddressSource.Arp, Assert.Single(nic.Addresses!).Source));
    }

    [Fact]
    public async Task Cancellation_does_not_wait_for_agents()
    {
        AddGuest("web01", Agent);
        var asked = new TaskCompletionSource();
        _fake.Hooks.Add(LibvirtProcedure.DomainInterfaceAddresses, new CallHook
        {
            Reply = ReplyFault.Swallow,
            After = _ =>
            {
                asked.TrySetResult();
                return Task.CompletedTask;
            },
        });
        await using var process = await Listing.StartAsync(_fake, _host.Access);
        var reading = process.ReadDataAsync(Listing.TypeName, Listing.Of(sources: ["agent"]));
        await asked.Task.Soon();
        await process.StopAsync();
        await reading.Soon();
        process.Messages.Single("Operation timed out or cancelled");
    }

    private async Task<string> ReadAsync(params string[] sources) =>
        Assert.Single(await Listing.ReadAsync(_fake, _host.Access, Listing.Of(sources: sources))).Addresses();

    private FakeDomain AddGuest(string name, string channel) =>
        _fake.AddGuest(name, interfaces: Guests.Foreign(Mac, 1) + channel);

    private void AssertReadOnly(uint flags) =>
        Assert.All(_fake.Log.Calls.Where(call => call.Procedure == LibvirtProcedure.ConnectOpen), call => Assert.Equal(flags, call.Flags));

    private static DomainInterfaceAddresses Reported(string name, string? mac, params (string Address, int Prefix)[] addresses) => new(
        name, mac, [.. addresses.Select(one => new InterfaceAddress(
            one.Address.Contains(':', StringComparison.Ordinal) ? IpAddressKind.IPv6 : IpAddressKind.IPv4, one.Address, one.Prefix))]);
}
