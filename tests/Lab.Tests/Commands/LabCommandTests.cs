using Hypervisors;
using Hypervisors.Commands;
using Labs.Tests.Support;

namespace Labs.Tests.Commands;

/// <summary>That a command inside behaves as one outside does.</summary>
public sealed class LabCommandTests(LabLeases labs) : IClassFixture<LabLeases>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_outputs_and_exit_code_are_passed_unchanged()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        string[] words = ["", "two words", "it's", "$HOME", "`id`", "\"q\"", "a\nb", "*", "~", "ü", "-n", "\\"];

        var result = await lease.Lab.TryRunAsync(["sh", "-c", "printf '<%s>' \"$@\"; echo wrong >&2; exit 7", "sh", .. words], Token);

        Assert.Equal(string.Concat(words.Select(word => $"<{word}>")), result.Output);
        Assert.Equal("wrong\n", result.Errors);
        Assert.Equal(7, result.ExitCode);
        var failure = await Assert.ThrowsAsync<CommandFailedException>(() => lease.Lab.RunAsync(["false"], Token));
        Assert.Equal(1, failure.Result.ExitCode);
    }

    [Fact]
    public async Task A_cancelled_command_ends_with_its_children()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var marker = $"{Random.Shared.Next(10_000_000, 100_000_000)}";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var running = lease.Lab.TryRunAsync(["sh", "-c", $"sleep {marker} & sleep {marker}; echo late"], patience.Token);
        await WaitForSleepersAsync(2);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await WaitForSleepersAsync(0);

        Task WaitForSleepersAsync(int count) => Wait.UntilAsync(
            $"{count} processes",
            () => lease.Lab.TryRunAsync(["pgrep", "-x", "-f", $"sleep {marker}"], Token),
            result => result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length == count,
            TimeSpan.FromSeconds(30),
            Token);
    }

    [Fact]
    public async Task Files_are_visible_on_both_sides_at_once()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);

        var inside = await lease.Lab.WriteFileAsync("note", "from outside\n", Token);
        Assert.Equal("from outside\n", await lease.Lab.RunAsync(["cat", inside], Token));

        await lease.Lab.RunAsync(["sh", "-c", $"echo from inside >> {inside}"], Token);
        Assert.Equal("from outside\nfrom inside\n", await File.ReadAllTextAsync(lease.Lab.Shared.In("note").Outside, Token));
    }

    [Fact]
    public async Task The_daemon_is_reached_from_inside_and_outside_and_survives_a_restart()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        Assert.Equal("qemu:///system", (await lease.Lab.VirshAsync(["uri"], Token)).Trim());
        await lease.Lab.Libvirtd.RestartAsync(Token);
        Assert.Equal("", (await lease.Lab.VirshAsync(["list", "--all"], Token)).Trim());
    }
}
