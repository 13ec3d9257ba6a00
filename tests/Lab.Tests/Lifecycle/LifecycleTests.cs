using System.Diagnostics;
using System.Globalization;
using Hypervisors;
using Hypervisors.Commands;
using Labs.Network;
using Labs.Tests.Hosts;
using Labs.Tests.Support;

namespace Labs.Tests.Lifecycle;

/// <summary>How labs come and go.</summary>
public sealed class LifecycleTests(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Two_starts_and_stops_leave_nothing_behind() => StartAndStopAsync(2);

    [Fact(Explicit = true)]
    public Task Ten_starts_and_stops_leave_nothing_behind() => StartAndStopAsync(10);

    [Theory(Explicit = true)]
    [MemberData(nameof(ExpectedVlans.Hosts), MemberType = typeof(ExpectedVlans))]
    public async Task Every_host_boots_as_the_variant_that_it_is(DebianSuite suite, string name)
    {
        var variant = HostVariant.Find(name);
        await using var lab = await Lab.StartAsync(new LabOptions { Suite = suite, Variant = variant }, Token);
        await ExpectedVlans.AssertAsync(lab, suite, variant, Token);
    }

    [Fact]
    public async Task Two_labs_run_side_by_side_and_do_not_meet()
    {
        await using var first = await Lab.StartAsync(new LabOptions(), Token);
        await using var second = await Lab.StartAsync(new LabOptions { Variant = HostVariant.DefaultPvidNone }, Token);

        await first.RunAsync(["touch", "/etc/first"], Token);
        Assert.Equal(1, (await second.TryRunAsync(["test", "-e", "/etc/first"], Token)).ExitCode);
        Assert.Equal("1 PVID u, 20, 30, 40", (await first.ReadVlansAsync(Token))[Lab.Bridge].ToString());
        Assert.Equal("20, 30, 40", (await second.ReadVlansAsync(Token))[Lab.Bridge].ToString());

        // Each has hosts of the same addresses, and only its own answer.
        await second.External(40).RunAsync(["ip", "link", "set", "eth0", "down"], Token);
        Assert.Equal(new PingCount(2, 2), await first.External(30).PingAsync(first.External(40).OwnIPv4, 2, Token));
        Assert.Equal(new PingCount(2, 0), await second.External(30).PingAsync(second.External(40).OwnIPv4, 2, Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_lab_of_a_killed_starter_ends(bool untilUp)
    {
        var parent = Directory.CreateDirectory($"/tmp/hvk-{Guid.NewGuid():N}"[..13]);
        var shell = new ProcessStartInfo(
            Path.Combine(RepositoryFolders.Lab, "scripts", "lab.sh"), ["shell", "sh", "-c", "echo inside; exec sleep infinity"]);
        shell.Environment["HV_RUN_DIR"] = parent.FullName;
        await using var starter = RunningCommand.Start(shell);
        await UntilAsync("a console", () => parent.EnumerateFiles("boot.log", SearchOption.AllDirectories).Any());
        if (untilUp)
        {
            await UntilAsync("a shell inside", () => starter.OutputSoFar.Split('\n').Contains("inside"));
        }

        starter.Signal(UnixSignal.Kill);

        await UntilAsync("the end of the lab", () => !parent.EnumerateFileSystemInfos().Any());
        parent.Delete();

        static Task UntilAsync(string what, Func<bool> condition) => Wait.UntilAsync(
            what, () => Task.FromResult(condition()), reached => reached, TimeSpan.FromSeconds(90), Token);
    }

    private async Task StartAndStopAsync(int times)
    {
        var links = LabTraces.Links;
        for (var round = 1; round <= times; round++)
        {
            var watch = Stopwatch.StartNew();
            var lab = await Lab.StartAsync(new LabOptions(), Token);
            var started = watch.Elapsed;
            var traces = LabTraces.Find(lab);
            Assert.Equal(5, traces.Namespaces.Count);
            Assert.True(traces.Processes >= 3, $"{traces.Processes} processes are too few for a lab");

            watch.Restart();
            await lab.DisposeAsync();

            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{round}: up after {started.TotalSeconds:0.0} s with {traces.Processes} processes, gone after "
                + $"{watch.Elapsed.TotalSeconds:0.0} s"));
            Assert.Empty(traces.FindRemains());
            Assert.Equal(links, LabTraces.Links);
        }
    }
}
