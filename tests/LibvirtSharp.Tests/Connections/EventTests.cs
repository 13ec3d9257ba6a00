using LibvirtFake;
using LibvirtSharp.Protocol;
using LibvirtSharp.Session;
using LibvirtSharp.Tests.Support;
using LibvirtSharp.Xdr;

namespace LibvirtSharp.Tests.Connections;

public sealed class EventTests
{
    private static readonly DomainEventKind[] All =
    [
        DomainEventKind.Lifecycle, DomainEventKind.DeviceAdded, DomainEventKind.DeviceRemoved,
        DomainEventKind.DeviceRemovalFailed,
    ];

    [Fact]
    public async Task Attach_and_detach_are_reported_in_order()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddDomain("web");
        await using var connection = await fake.ConnectAsync();
        var domain = await connection.LookupDomainByNameAsync("web", Waiting.Ct);
        await using var subscription = await connection.SubscribeDomainEventsAsync(All, domain, Waiting.Ct);
        await connection.AttachDeviceAsync(
            domain, "<interface type='bridge'><source bridge='br0'/><alias name='ua-lan'/></interface>",
            DomainModifyFlags.Live, Waiting.Ct);
        await connection.DetachDeviceByAliasAsync(domain, "ua-lan", DomainModifyFlags.Live, Waiting.Ct);
        Assert.Equal(
            [new DeviceAddedEvent(domain, "ua-lan"), new DeviceRemovedEvent(domain, "ua-lan")],
            await TakeAsync(subscription, 2));
        await connection.DestroyDomainAsync(domain, DomainDestroyFlags.None, Waiting.Ct);
        Assert.Equal(
            [new DomainLifecycleEvent(domain with { Id = -1 }, DomainLifecycle.Stopped, 1)],
            await TakeAsync(subscription, 1));
    }

    [Fact]
    public async Task A_rejected_unplug_is_reported()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddDomain("web", interfaces: "<interface type='bridge'><source bridge='br0'/></interface>");
        web.Unplug = GuestUnplug.Rejects;
        await using var connection = await fake.ConnectAsync();
        var domain = await connection.LookupDomainByNameAsync("web", Waiting.Ct);
        await using var subscription = await connection.SubscribeDomainEventsAsync(All, domain: null, Waiting.Ct);
        await connection.DetachDeviceByAliasAsync(domain, "net0", DomainModifyFlags.Live, Waiting.Ct);
        Assert.Equal([new DeviceRemovalFailedEvent(domain, "net0")], await TakeAsync(subscription, 1));
    }

    [Fact]
    public async Task A_subscription_receives_only_events_of_its_domain()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, other) = (fake.AddDomain("web"), fake.AddDomain("other"));
        await using var connection = await fake.ConnectAsync();
        var domain = await connection.LookupDomainByNameAsync("web", Waiting.Ct);
        await using var subscription = await connection.SubscribeDomainEventsAsync(All, domain, Waiting.Ct);
        other.Stop();
        web.Stop();
        Assert.Equal("web", Assert.Single(await TakeAsync(subscription, 1)).Domain.Name);
    }

    [Fact]
    public async Task Disposing_a_subscription_unregisters_and_ends_it()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        await using var connection = await fake.ConnectAsync();
        var subscription = await connection.SubscribeDomainEventsAsync(All, domain: null, Waiting.Ct);
        await subscription.DisposeAsync();
        await subscription.DisposeAsync();
        Assert.Equal(All.Length, fake.Log.Count(LibvirtProcedure.ConnectDomainEventCallbackDeregisterAny));
        Assert.Empty(await TakeAsync(subscription, int.MaxValue));
    }

    [Fact]
    public async Task Events_can_be_subscribed_again_after_a_daemon_was_slow_to_unregister_them()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.Hooks.Add(
            LibvirtProcedure.ConnectDomainEventCallbackDeregisterAny,
            new CallHook { Times = 1, Before = _ => Task.Delay(TimeSpan.FromMilliseconds(300), Waiting.Ct) });
        await using var connection = await fake.ConnectAsync(
            new LibvirtConnectionOptions { CloseTimeout = TimeSpan.FromMilliseconds(50) });
        var first = await connection.SubscribeDomainEventsAsync(All, domain: null, Waiting.Ct);
        await Assert.ThrowsAsync<LibvirtRemoteException>(
            () => connection.SubscribeDomainEventsAsync(All, domain: null, Waiting.Ct).Soon());
        await first.DisposeAsync();
        await using var second = await connection.SubscribeDomainEventsAsync(All, domain: null, Waiting.Ct);
        fake.AddDomain("web").Stop();
        Assert.Equal("web", Assert.Single(await TakeAsync(second, 1)).Domain.Name);
    }

    [Fact]
    public async Task A_subscription_ends_with_the_reason_when_the_connection_ends()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddDomain("web");
        await using var connection = await fake.ConnectAsync();
        await using var subscription = await connection.SubscribeDomainEventsAsync(All, domain: null, Waiting.Ct);
        web.Stop();
        await TakeAsync(subscription, 1);
        fake.DropClients();
        var error = await Assert.ThrowsAsync<LibvirtConnectionException>(
            () => TakeAsync(subscription, int.MaxValue).Soon());
        Assert.Same(connection.CloseReason, error);
    }

    [Fact]
    public async Task A_failed_registration_removes_the_previous_ones()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var registered = 0;
        fake.Hooks.Add(LibvirtProcedure.ConnectDomainEventCallbackRegisterAny, new CallHook
        {
            When = _ => ++registered == 3,
            Error = LibvirtErrorCode.NoSupport,
        });
        await using var connection = await fake.ConnectAsync();
        await Assert.ThrowsAsync<LibvirtRemoteException>(
            () => connection.SubscribeDomainEventsAsync(All, domain: null, Waiting.Ct).Soon());
        Assert.Equal(2, fake.Log.Count(LibvirtProcedure.ConnectDomainEventCallbackDeregisterAny));
    }

    [Fact]
    public async Task A_cancelled_registration_is_removed_when_its_reply_arrives()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var release = new TaskCompletionSource();
        using var source = new CancellationTokenSource();
        fake.Hooks.Add(LibvirtProcedure.ConnectDomainEventCallbackRegisterAny, new CallHook
        {
            After = async _ =>
            {
                await source.CancelAsync();
                await release.Task;
            },
        });
        await using var connection = await fake.ConnectAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => connection.SubscribeDomainEventsAsync([DomainEventKind.Lifecycle], null, source.Token).Soon());
        release.SetResult();
        await Waiting.UntilAsync(
            () => fake.Log.Count(LibvirtProcedure.ConnectDomainEventCallbackDeregisterAny) == 1);
        Assert.Equal("fake", await connection.GetHostnameAsync(Waiting.Ct));
    }

    [Fact]
    public async Task Events_before_the_reply_to_their_registration_are_not_lost()
    {
        await using var peer = Peer.Start();
        var subscription = new DomainEventSubscription(_ => Task.CompletedTask);
        peer.Session.Events.BeginRegistration();
        var call = peer.Session.CallAsync(
            ConnectProcedures.DomainEventCallbackRegisterAny, new((int)DomainEventKind.DeviceAdded, null),
            id => peer.Session.Events.Add(id, subscription), Waiting.Ct);
        var received = await peer.ReceiveAsync();
        await peer.SendEventAsync(0, "first");
        await peer.SendEventAsync(5, "of another subscription");
        await peer.SendEventAsync(0, "second", serial: received.Header.Serial);
        await peer.ReplyAsync<XdrInt32>(received, 0);
        await peer.SendEventAsync(0, "third");
        await call.Soon();
        peer.Session.Events.EndRegistration();
        var events = await TakeAsync(subscription, 3);
        Assert.Equal(["first", "second", "third"], events.Cast<DeviceAddedEvent>().Select(e => e.Alias));
    }

    [Fact]
    public async Task Buffered_events_above_the_limit_end_the_session()
    {
        await using var peer = Peer.Start();
        peer.Session.Events.BeginRegistration();
        for (var i = 0; i <= EventRouter.EarlyLimit; i++)
        {
            await peer.SendEventAsync(0, "early");
        }

        await peer.Session.Closed.Soon();
        Assert.IsType<LibvirtProtocolException>(peer.Session.CloseReason);
    }

    [Fact]
    public async Task A_reader_that_loses_events_gets_an_error()
    {
        var subscription = new DomainEventSubscription(_ => Task.CompletedTask);
        for (var i = 0; i <= DomainEventSubscription.Capacity; i++)
        {
            subscription.Deliver(new DeviceAddedEvent(Sample.Domain, "x"));
        }

        await Assert.ThrowsAsync<LibvirtException>(() => TakeAsync(subscription, int.MaxValue).Soon());
    }

    [Fact]
    public async Task Buffered_events_are_limited_by_their_memory()
    {
        var router = new EventRouter();
        router.BeginRegistration();
        var large = new DeviceAddedEvent(Sample.Domain, new string('x', 1024 * 1024));
        router.Route(5, large);
        Assert.Throws<XdrException>(() => router.Route(5, large));
        router.EndRegistration();

        router.BeginRegistration();
        router.Route(5, large);
        var subscription = new DomainEventSubscription(_ => Task.CompletedTask);
        router.Add(5, subscription);
        router.Route(6, large);
        Assert.Single(await TakeAsync(subscription, 1));
    }

    [Fact]
    public async Task Unread_events_are_limited_by_their_memory()
    {
        var subscription = new DomainEventSubscription(_ => Task.CompletedTask);
        var large = new DeviceAddedEvent(Sample.Domain, new string('x', 4 * 1024 * 1024));
        subscription.Deliver(large);
        Assert.Single(await TakeAsync(subscription, 1));
        for (var i = 0; i < 40; i++)
        {
            subscription.Deliver(large);
        }

        var held = new List<DomainEvent>();
        await Assert.ThrowsAsync<LibvirtException>(async () =>
        {
            await foreach (var unread in subscription.ReadAllAsync(Waiting.Ct))
            {
                held.Add(unread);
            }
        });
        Assert.Single(held);
    }

    [Fact]
    public async Task A_subscription_added_after_the_end_of_the_session_ends_at_once()
    {
        var router = new EventRouter();
        var reason = new LibvirtConnectionException(LibvirtConnectionFailure.PeerClosed, "gone");
        router.Close(reason);
        var subscription = new DomainEventSubscription(_ => Task.CompletedTask);
        router.Add(1, subscription);
        Assert.Same(
            reason,
            await Assert.ThrowsAsync<LibvirtConnectionException>(() => TakeAsync(subscription, 1).Soon()));
    }

    private static async Task<List<DomainEvent>> TakeAsync(DomainEventSubscription subscription, int count)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Waiting.Ct);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        var events = new List<DomainEvent>();
        await foreach (var domainEvent in subscription.ReadAllAsync(limit.Token))
        {
            events.Add(domainEvent);
            if (events.Count == count)
            {
                break;
            }
        }

        return events;
    }
}
