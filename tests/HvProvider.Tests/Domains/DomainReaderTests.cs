using HvProvider.Connections;
using HvProvider.Domains;
using HvProvider.Tests.Resources.NetworkAttachments;
using LibvirtFake;
using LibvirtSharp;

namespace HvProvider.Tests.Domains;

public sealed class DomainReaderTests
{
    private static readonly DomainSelector Web = DomainSelector.Parse("web01");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Concurrent_readers_of_a_domain_share_one_reading()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest();
        await using var connection = new SharedConnection(fake.Uri, TimeSpan.FromSeconds(5));
        var reader = ReaderOf(connection);
        var snapshots = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => reader.ReadSharedAsync(Web, Ct), Ct)));
        Assert.Single(snapshots.Distinct());
        Assert.Equal(2, fake.Log.Count(LibvirtProcedure.DomainGetXmlDescription));
    }

    [Fact]
    public async Task A_cancelled_reader_does_not_cancel_the_others()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest();
        var go = new TaskCompletionSource();
        fake.Hooks.Add(LibvirtProcedure.DomainLookupByName, new CallHook { Before = _ => go.Task });
        await using var connection = new SharedConnection(fake.Uri, TimeSpan.FromSeconds(5));
        var reader = ReaderOf(connection);
        using var impatient = new CancellationTokenSource();
        var first = reader.ReadSharedAsync(Web, impatient.Token);
        var second = reader.ReadSharedAsync(Web, Ct);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        go.SetResult();
        Assert.NotNull(await second);
    }

    [Fact]
    public async Task A_failed_reading_is_not_cached()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest();
        fake.Hooks.Fail(LibvirtProcedure.DomainLookupByName, LibvirtErrorCode.InternalError, times: 1);
        await using var connection = new SharedConnection(fake.Uri, TimeSpan.FromSeconds(5));
        var reader = ReaderOf(connection);
        await Assert.ThrowsAsync<LibvirtRemoteException>(() => reader.ReadSharedAsync(Web, Ct));
        Assert.NotNull(await reader.ReadSharedAsync(Web, Ct));
    }

    [Fact]
    public async Task A_write_clears_the_cache()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        await using var connection = new SharedConnection(fake.Uri, TimeSpan.FromSeconds(5));
        var reader = ReaderOf(connection);
        Assert.True((await reader.ReadSharedAsync(Web, Ct))!.IsRunning);
        await connection.GetAsync(ConnectionAccess.ReadWrite, Ct);
        web.Stop();
        Assert.False((await reader.ReadSharedAsync(Web, Ct))!.IsRunning);
    }

    [Fact]
    public async Task A_domain_that_stops_during_the_reading_is_read_as_stopped()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        fake.Hooks.Add(LibvirtProcedure.DomainLookupByName, new CallHook
        {
            Times = 1,
            After = _ =>
            {
                web.Stop();
                return Task.CompletedTask;
            },
        });
        await using var connection = new SharedConnection(fake.Uri, TimeSpan.FromSeconds(5));
        var snapshot = await ReaderOf(connection).ReadAsync(Web, Ct);
        Assert.Null(snapshot!.Live);
        Assert.NotNull(snapshot.Config);
        Assert.Equal(DomainState.ShutOff, snapshot.State);
    }

    [Fact]
    public async Task A_domain_that_starts_during_the_reading_is_read_as_running()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(kind: FakeDomainKind.Stopped);
        fake.Hooks.Add(LibvirtProcedure.DomainLookupByName, new CallHook
        {
            After = _ =>
            {
                web.Start();
                return Task.CompletedTask;
            },
        });
        await using var connection = new SharedConnection(fake.Uri, TimeSpan.FromSeconds(5));
        var snapshot = await ReaderOf(connection).ReadAsync(Web, Ct);
        Assert.NotNull(snapshot!.Live);
        Assert.NotNull(snapshot.Config);
        Assert.Equal((DomainState.Running, web.Id), (snapshot.State, snapshot.Domain.Id));
    }

    private static DomainReader ReaderOf(SharedConnection connection) => new(
        connection,
        new SharedReading<LibvirtVersion>(
            connection, async token => await (await connection.GetAsync(ConnectionAccess.ReadOnly, token)).GetLibraryVersionAsync(token)));
}
