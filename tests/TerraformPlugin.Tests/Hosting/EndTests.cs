using System.Diagnostics;
using GoPluginClient;
using TerraformPlugin.Protocol.Health;

namespace TerraformPlugin.Tests.Hosting;

/// <summary>The end of a plugin process.</summary>
public sealed class EndTests
{
    // Hosts kill after two seconds; the rest allows for a machine under load. EndLimits has its own test.
    private static readonly TimeSpan ExitTime = TimeSpan.FromSeconds(5);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_process_exits_before_the_host_kills_it()
    {
        await using var plugin = Fixture.Spawn();
        using var connection = await plugin.ConnectAsync(Cancel);
        using var streams = connection.OpenStreams();
        await connection.Health.CheckAsync(new(), cancellationToken: Cancel);

        await connection.Controller.ShutdownAsync(new(), cancellationToken: Cancel);
        var answered = Stopwatch.GetTimestamp();
        await plugin.WaitForExitAsync(Cancel);

        Assert.Equal(0, plugin.ExitCode);
        Assert.True(Stopwatch.GetElapsedTime(answered) < ExitTime);
    }

    [Fact]
    public async Task The_process_exits_in_time_even_if_an_operation_does_not_end()
    {
        using var gate = new Gate();
        await using var plugin = Fixture.Spawn();
        using var connection = await plugin.ConnectAsync(Cancel);
        using var call = GateCalls.Create(connection, gate.Address, "deaf", Cancel);
        await gate.ArrivedAsync(Cancel);

        await connection.Controller.ShutdownAsync(new(), cancellationToken: Cancel);
        var answered = Stopwatch.GetTimestamp();
        await plugin.WaitForExitAsync(Cancel);

        Assert.Equal(1, plugin.ExitCode);
        Assert.True(Stopwatch.GetElapsedTime(answered) < ExitTime);
    }

    [Theory]
    [InlineData(Signal.Interrupt)]
    [InlineData(Signal.Terminate)]
    [InlineData(Signal.HangUp)]
    public async Task A_signal_cancels_running_operations_which_still_respond(int signal)
    {
        using var gate = new Gate();
        await using var plugin = Fixture.Spawn();
        using var connection = await plugin.ConnectAsync(Cancel);
        using var streams = connection.OpenStreams();
        using var call = GateCalls.Create(connection, gate.Address, ct: Cancel);
        await gate.ArrivedAsync(Cancel);

        Signal.Send(plugin.ProcessId, signal);

        Assert.Equal("stopped", GateCalls.Outcome(await call.ResponseAsync.WaitAsync(Fixture.Long, Cancel)));
        await AssertStillServesAsync(plugin, connection);
    }

    [Theory]
    [InlineData(Signal.Interrupt)]
    [InlineData(Signal.Terminate)]
    public async Task A_signal_never_kills_an_operation_that_ignores_cancellation(int signal)
    {
        using var gate = new Gate();
        await using var plugin = Fixture.Spawn();
        using var connection = await plugin.ConnectAsync(Cancel);
        using var streams = connection.OpenStreams();
        using var call = GateCalls.Create(connection, gate.Address, "deaf", Cancel);
        await gate.ArrivedAsync(Cancel);

        Signal.Send(plugin.ProcessId, signal);
        Signal.Send(plugin.ProcessId, signal);
        await AssertStillServesAsync(plugin, connection);
        await gate.OpenAsync(Cancel);

        Assert.Equal("released", GateCalls.Outcome(await call.ResponseAsync.WaitAsync(Fixture.Long, Cancel)));
    }

    [Fact]
    public async Task The_process_exits_when_its_host_is_killed()
    {
        await using var plugin = Fixture.Spawn();
        var handshake = await plugin.ReadHandshakeAsync(Cancel);
        using (var connection = PluginConnection.Open(handshake, plugin.Start.Certificate))
        using (connection.OpenStreams())
        {
            await connection.Health.CheckAsync(new(), cancellationToken: Cancel);
        }

        await plugin.WaitForExitAsync(Cancel).WaitAsync(Fixture.Long, Cancel);
        Assert.Equal(0, plugin.ExitCode);
        Assert.False(File.Exists(handshake.Address));
    }

    [Fact]
    public async Task A_running_change_is_completed_when_the_host_is_killed()
    {
        using var gate = new Gate();
        await using var plugin = Fixture.Spawn();
        var connection = await plugin.ConnectAsync(Cancel);
        var streams = connection.OpenStreams();
        await connection.Health.CheckAsync(new(), cancellationToken: Cancel);
        var call = GateCalls.Create(connection, gate.Address, ct: Cancel);
        await gate.ArrivedAsync(Cancel);

        // A killed host does not close its connection, but the kernel does.
        streams.Dispose();
        call.Dispose();
        connection.Dispose();

        Assert.False(plugin.HasExited);
        await gate.OpenAsync(Cancel);
        await gate.LeftAsync(Cancel);
        await plugin.WaitForExitAsync(Cancel).WaitAsync(Fixture.Long, Cancel);
        Assert.Equal(0, plugin.ExitCode);
    }

    [Fact]
    public async Task A_change_that_does_not_complete_is_told_to_stop_when_the_host_is_killed()
    {
        using var gate = new Gate();
        await using var plugin = Fixture.Spawn(("FIXTURE_FINISH_MILLISECONDS", "100"));
        var connection = await plugin.ConnectAsync(Cancel);
        var streams = connection.OpenStreams();
        await connection.Health.CheckAsync(new(), cancellationToken: Cancel);
        var call = GateCalls.Create(connection, gate.Address, ct: Cancel);
        await gate.ArrivedAsync(Cancel);

        streams.Dispose();
        call.Dispose();
        connection.Dispose();

        Assert.True(await gate.StoppedAsync(Cancel));
        await plugin.WaitForExitAsync(Cancel).WaitAsync(Fixture.Long, Cancel);
        Assert.Equal(0, plugin.ExitCode);
    }

    [Fact]
    public async Task A_crash_prints_the_report_that_Terraform_shows()
    {
        using var gate = new Gate();
        await using var plugin = Fixture.Spawn();
        using var connection = await plugin.ConnectAsync(Cancel);
        using var call = GateCalls.Create(connection, gate.Address, "crash", Cancel);
        await gate.ArrivedAsync(Cancel);
        await gate.OpenAsync(Cancel);

        await plugin.WaitForExitAsync(Cancel).WaitAsync(Fixture.Long, Cancel);

        Assert.NotEqual(0, plugin.ExitCode);
        Assert.Contains(
            (await plugin.Errors).Split('\n'),
            line => line.StartsWith("panic: System.InvalidOperationException: the fixture crashes on request", StringComparison.Ordinal));
    }

    private static async Task AssertStillServesAsync(PluginUnderTest plugin, PluginConnection connection)
    {
        var health = await connection.Health.CheckAsync(new() { Service = "plugin" }, cancellationToken: Cancel);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, health.Status);
        Assert.False(plugin.HasExited);
    }
}
