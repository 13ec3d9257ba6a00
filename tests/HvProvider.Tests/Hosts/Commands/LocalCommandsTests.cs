using HvProvider.Hosts.Commands;

namespace HvProvider.Tests.Hosts.Commands;

public sealed class LocalCommandsTests
{
    [Fact]
    public async Task Output_errors_and_exit_code_are_told_apart() => Assert.Equal(
        new CommandAnswer.Finished(3, "out\n", "err\n"), await RunAsync("echo out; echo err >&2; exit 3"));

    [Fact]
    public async Task A_command_runs_in_the_C_locale_without_the_users_surroundings()
    {
        Environment.SetEnvironmentVariable("HV_TEST_SURROUNDINGS", "1");
        var output = Output(await RunAsync("env"));
        Assert.Contains("LC_ALL=C\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("HV_TEST_SURROUNDINGS", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_of_the_system_are_found_also_by_users_who_do_not_have_them_on_their_path() =>
        Assert.Contains("/usr/sbin", Output(await RunAsync("echo $PATH")), StringComparison.Ordinal);

    [Fact]
    public async Task Standard_input_is_at_its_end() => Assert.Equal("", Output(await RunAsync("cat")));

    [Fact]
    public async Task Arguments_pass_no_shell() => Assert.Equal(
        "$HOME; *\n", Output(await new LocalCommands().RunAsync(new("echo", "$HOME;", "*"), CancellationToken.None)));

    [Fact]
    public async Task A_program_that_is_missing_is_an_answer() => Assert.IsType<CommandAnswer.NotInstalled>(
        await new LocalCommands().RunAsync(new("hv-no-such-program"), CancellationToken.None));

    [Fact]
    public async Task A_command_that_does_not_end_is_ended()
    {
        var commands = new LocalCommands { TimeLimit = TimeSpan.FromMilliseconds(200) };
        Assert.Equal(
            new CommandAnswer.TimedOut(commands.TimeLimit),
            await commands.RunAsync(new("sleep", "600"), CancellationToken.None));
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("yes >&2")]
    public async Task A_command_that_says_too_much_is_ended(string script)
    {
        var commands = new LocalCommands { OutputLimit = 1000 };
        Assert.Equal(
            new CommandAnswer.TooMuchOutput(1000), await commands.RunAsync(new("sh", "-c", script), CancellationToken.None));
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_heard()
    {
        using var stop = new CancellationTokenSource();
        var running = new LocalCommands().RunAsync(new("sleep", "600"), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public void Folders_that_depend_on_where_one_is_are_not_searched() =>
        Assert.Equal("/opt/bin:/usr/sbin:/usr/bin:/sbin:/bin", ProgramPath.Extend(".:/opt/bin::bin"));

    private static Task<CommandAnswer> RunAsync(string script) =>
        new LocalCommands().RunAsync(new("sh", "-c", script), CancellationToken.None);

    private static string Output(CommandAnswer answer) => Assert.IsType<CommandAnswer.Finished>(answer).Output;
}
