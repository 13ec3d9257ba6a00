using System.Xml.Linq;
using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;
using LibvirtSharp;

namespace Acceptance.Tests.Libvirt;

/// <summary>Devices, events and broken connections at a real daemon.</summary>
public sealed class LibvirtHotPlugTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private static readonly DomainEventKind[] AllKinds = Enum.GetValues<DomainEventKind>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Hypervisor Hypervisor => lease.Hypervisor;

    [Fact]
    public async Task An_attached_device_is_in_both_definitions_and_announced_by_alias()
    {
        await using var guest = await lease.DefineGuestAsync("client-plug", GuestOptions.Deaf, Token);
        await guest.StartAsync(Token);
        await using var connection = await ConnectAsync(Hypervisor);
        var domain = await connection.LookupDomainByNameAsync(guest.Name, Token);
        await using var subscription = await connection.SubscribeDomainEventsAsync(AllKinds, domain, Token);
        var (mac, otherMac) = (lease.DrawMac(), lease.DrawMac());
        await connection.AttachDeviceAsync(
            domain, Nic(mac, "ua-one"), DomainModifyFlags.Live | DomainModifyFlags.Config, Token);
        Assert.Equal(
            new DeviceAddedEvent(domain, "ua-one"), await FirstAsync<DeviceAddedEvent>(subscription));
        await AssertAttachedAsync(connection, domain, guest);

        // The same MAC is accepted, the same alias is not.
        await connection.AttachDeviceAsync(domain, Nic(mac, "ua-two"), DomainModifyFlags.Live, Token);
        await FailsAsync(
            LibvirtErrorCode.ConfigUnsupported,
            () => connection.AttachDeviceAsync(domain, Nic(otherMac, "ua-two"), DomainModifyFlags.Live, Token));
        await FailsAsync(
            LibvirtErrorCode.OperationUnsupported,
            () => connection.UpdateDeviceAsync(
                domain, Nic(mac, "ua-one", "<model type='e1000'/>"), DomainModifyFlags.Live, Token));

        // No guest operating system releases it: the request succeeds, the device stays.
        await connection.DetachDeviceByAliasAsync(domain, "ua-one", DomainModifyFlags.Live, Token);
        Assert.Contains(
            "ua-one", await connection.GetDomainXmlAsync(domain, DomainXmlFlags.None, Token), StringComparison.Ordinal);
        await connection.DestroyDomainAsync(domain, DomainDestroyFlags.None, Token);
        var stopped = await FirstAsync<DomainLifecycleEvent>(
            subscription, domainEvent => domainEvent.Lifecycle == DomainLifecycle.Stopped);
        Assert.Equal((-1, 1), (stopped.Domain.Id, stopped.Detail));
    }

    [Fact]
    public async Task The_release_of_a_device_by_the_guest_is_an_event()
    {
        await using var guest = await lease.DefineGuestAsync("client-unplug", GuestOptions.Linux, Token);
        await guest.StartReadyAsync(Token);
        await using var connection = await ConnectAsync(Hypervisor);
        var domain = await connection.LookupDomainByNameAsync(guest.Name, Token);
        await using var subscription = await connection.SubscribeDomainEventsAsync(AllKinds, domain, Token);
        await connection.AttachDeviceAsync(domain, Nic(lease.DrawMac(), "ua-lan"), DomainModifyFlags.Live, Token);
        await guest.WaitForNicsAsync(nics => nics.Count == 1, Token);
        await connection.DetachDeviceByAliasAsync(domain, "ua-lan", DomainModifyFlags.Live, Token);
        Assert.Equal(
            new DeviceRemovedEvent(domain, "ua-lan"), await FirstAsync<DeviceRemovedEvent>(subscription));
    }

    [Fact]
    public async Task A_frozen_daemon_breaks_the_connection_and_so_does_a_killed_one()
    {
        await using var own = await Hypervisor.StartAsync(Token);
        var options = new LibvirtConnectionOptions
        {
            KeepAliveInterval = TimeSpan.FromMilliseconds(200),
            KeepAliveCount = 3,
        };
        await using (var connection = await ConnectAsync(own, options))
        {
            await own.Libvirtd.FreezeAsync(Token);
            await connection.Closed.WaitAsync(TimeSpan.FromSeconds(30), Token);
            Assert.Equal(LibvirtConnectionFailure.KeepAliveTimeout, connection.CloseReason!.Reason);
            await own.Libvirtd.ThawAsync(Token);
        }

        await using var another = await ConnectAsync(own);
        await own.Libvirtd.KillAsync(Token);
        await another.Closed.WaitAsync(TimeSpan.FromSeconds(30), Token);
        Assert.Equal(LibvirtConnectionFailure.PeerClosed, another.CloseReason!.Reason);
        var refused = await Assert.ThrowsAsync<LibvirtConnectionException>(() => ConnectAsync(own));
        Assert.Equal(LibvirtConnectionFailure.Refused, refused.Reason);
    }

    private static async Task AssertAttachedAsync(LibvirtConnection connection, DomainRef domain, Guest guest)
    {
        foreach (var inactive in new[] { false, true })
        {
            var seen = XDocument.Parse(await guest.GetXmlAsync(inactive, Token));
            var alias = Assert.Single(seen.Descendants("interface")).Element("alias");
            Assert.Equal("ua-one", alias!.Attribute("name")!.Value);
        }

        var tap = XDocument.Parse(await connection.GetDomainXmlAsync(domain, DomainXmlFlags.None, Token))
            .Descendants("interface").Single().Element("target")!.Attribute("dev")!.Value;
        Assert.True((await connection.GetDomainInterfaceStatsAsync(domain, tap, Token)).SentPackets >= 0);
        Assert.NotEmpty(await connection.GetDomainInterfaceParametersAsync(
            domain, tap, DomainModifyFlags.Current, Token));
    }

    private static string Nic(string mac, string alias, string more = "<model type='virtio'/>") =>
        $"<interface type='bridge'><mac address='{mac}'/><source bridge='{Hypervisor.Bridge}'/>"
        + $"{more}<alias name='{alias}'/></interface>";

    private static Task<LibvirtConnection> ConnectAsync(Hypervisor hypervisor, LibvirtConnectionOptions? options = null) =>
        LibvirtConnection.OpenAsync(
            LibvirtUri.Parse(hypervisor.Uri), options ?? LibvirtConnectionOptions.Default, Token);

    private static async Task<T> FirstAsync<T>(DomainEventSubscription subscription, Predicate<T>? condition = null)
        where T : DomainEvent
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        await foreach (var domainEvent in subscription.ReadAllAsync(limit.Token))
        {
            if (domainEvent is T wanted && condition?.Invoke(wanted) != false)
            {
                return wanted;
            }
        }

        throw new InvalidOperationException("The subscription ended.");
    }

    private static async Task FailsAsync(LibvirtErrorCode code, Func<Task> call) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<LibvirtRemoteException>(call)).Code);
}
