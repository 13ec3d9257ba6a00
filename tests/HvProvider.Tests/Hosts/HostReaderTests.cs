using HvProvider.Connections;
using HvProvider.Hosts;
using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Locality;
using HvProvider.Tests.Terraform;
using HvProvider.Vlans;
using LibvirtFake;
using LibvirtSharp;

namespace HvProvider.Tests.Hosts;

public sealed class HostReaderTests : IAsyncLifetime
{
    private readonly RecordedHost _host = new("trixie-site");
    private FakeLibvirtd _fake = null!;
    private SharedConnection _connection = null!;
    private HostReader _reader = null!;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLibvirtd.StartAsync();
        _connection = new SharedConnection(_fake.Uri, TimeSpan.FromSeconds(10));
        _reader = new HostReader(_connection, _host.Access);
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _fake.DisposeAsync();
    }

    [Fact]
    public async Task All_readers_of_an_operation_share_one_reading_of_the_host()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => _reader.ReadSharedAsync(CancellationToken.None)));

        Assert.All(answers, answer => Assert.Same(answers[0], answer));
        Assert.NotNull(answers[0].IfSeen!.FindBridge("br0"));
        Assert.Equal(6, _host.Log.Count);
    }

    [Fact]
    public async Task The_host_is_read_again_after_a_change()
    {
        await _reader.ReadSharedAsync(CancellationToken.None);
        await _connection.GetAsync(ConnectionAccess.ReadWrite, CancellationToken.None);
        await _reader.ReadSharedAsync(CancellationToken.None);
        Assert.Equal(12, _host.Log.Count);
    }

    [Fact]
    public async Task No_command_runs_if_the_hypervisor_is_remote()
    {
        _host.Processes[Environment.ProcessId] = ("socat", 1);

        var answer = Assert.IsType<HostReading<HostView>.Unseen>(await _reader.ReadSharedAsync(CancellationToken.None));
        var tap = Assert.IsType<HostReading<HostPort?>.Unseen>(await _reader.ReadTapAsync("vnet0", CancellationToken.None));

        Assert.Equal((NoHostViewCause.UnknownPeer, NoHostViewCause.UnknownPeer), (answer.Reason.Cause, tap.Reason.Cause));
        Assert.Empty(_host.Log);
    }

    [Fact]
    public async Task A_daemon_started_by_one_connection_is_found_by_another()
    {
        // The first look finds the process that has ended, the second the daemon that listens now.
        var looks = 0;
        _host.NameOf = process => process == Environment.ProcessId && ++looks > 1 ? "libvirtd" : null;
        Assert.NotNull((await _reader.ReadAsync(CancellationToken.None)).IfSeen);
    }

    [Fact]
    public async Task The_processes_of_the_daemon_are_read_once_for_a_connection()
    {
        var looks = 0;
        _host.NameOf = _ => ++looks > 0 ? "libvirtd" : null;
        await _reader.ReadTapAsync("br0", CancellationToken.None);
        var first = looks;
        await _connection.GetAsync(ConnectionAccess.ReadWrite, CancellationToken.None);
        var ofChanges = await _reader.ReadTapAsync("br0", CancellationToken.None);
        var second = looks;
        for (var number = 0; number < 10; number++)
        {
            Assert.Equal(ofChanges.GetType(), (await _reader.ReadTapAsync("br0", CancellationToken.None)).GetType());
        }

        Assert.InRange(second, first, 2 * first);
        Assert.Equal(second, looks);
    }

    [Fact]
    public async Task A_host_with_failing_commands_is_unseen()
    {
        _host.Answers.Remove(RecordedHost.ShowVlans);
        var answer = Assert.IsType<HostReading<HostView>.Unseen>(await _reader.ReadSharedAsync(CancellationToken.None));
        Assert.Equal(NoHostViewCause.Unreadable, answer.Reason.Cause);
    }

    [Fact]
    public async Task An_unreachable_hypervisor_throws_and_is_retried()
    {
        await _fake.StopAsync();
        await Assert.ThrowsAsync<LibvirtConnectionException>(() => _reader.ReadSharedAsync(CancellationToken.None).Soon());
        _fake.Listen();
        Assert.NotNull((await _reader.ReadSharedAsync(CancellationToken.None)).IfSeen);
    }

    [Fact]
    public async Task A_missing_tap_is_read_as_null()
    {
        _host.Answers["ip -json -details link show dev vnet9"] = RecordedHost.Failed("");
        Assert.Equal(new HostReading<HostPort?>.Seen(null), await _reader.ReadTapAsync("vnet9", CancellationToken.None));
    }

    [Fact]
    public async Task A_view_finds_links_bridges_and_ports_by_name()
    {
        var view = (await _reader.ReadAsync(CancellationToken.None)).IfSeen!;

        Assert.Equal("br0", view.FindPort("vnet1")!.Bridge);
        Assert.Null(view.FindPort("vec0"));
        Assert.Null(view.FindBridge("uplink0"));
        Assert.Equal("veth", view.FindLink("uplink0")!.Kind);
        Assert.Equal(new PortVlans(30, [30], []), view.FindPort("vnet0")!.Vlans);
    }
}
