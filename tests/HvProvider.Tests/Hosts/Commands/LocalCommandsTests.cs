using HvProvider.Hosts.Commands;

namespace HvProvider.Tests.Hosts.Commands;

public sealed class LocalCommandsTests
{
    [Fact]
    public async Task Standard_output_standard_error_and_exit_code_are_separate() => Assert.Equal(
        new CommandAnswer.Finished(3, "out\n", "err\n"), await RunAsync("echo out; echo err >&2; exit 3"));

    [Fact]
    public async Task A_command_runs_in_the_C_locale_without_the_environment_of_the_user()
    {
        Environment.SetEnvironmentVariable("HV_TEST_SURROUNDINGS", "1");
        var output = Output(await RunAsync("env"));
        Assert.Contains("LC_ALL=C\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("HV_TEST_SURROUNDINGS", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task System_programs_are_found_if_the_PATH_of_the_user_lacks_them() =>
        Assert.Contains("/usr/sbin", Output(await RunAsync("echo $PATH")), StringComparison.Ordinal);

    [Fact]
    public async Task Standard_input_is_empty() => Assert.Equal("", Output(await RunAsync("cat")));

    [Fact]
    public async Task Arguments_are_not_interpreted_by_a_shell() => Assert.Equal(
        "$HOME; *\n", Output(await new LocalCommands().RunAsync(new("echo", "$HOME;", "*"), CancellationToken.None)));

    [Fact]
    public async Task A_missing_program_is_a_result() => Assert.IsType<CommandAnswer.NotInstalled>(
        await new LocalCommands().RunAsync(new("hv-no-such-program"), CancellationToken.None));

    [Fact]
    public async Task A_program_that_cannot_be_started_is_not_called_missing()
    {
        var file = Path.GetTempFileName();
        try
        {
            // Neither a script nor a binary of this machine.
            await File.WriteAllBytesAsync(file, [0x7f, .. "ELF"u8], TestContext.Current.CancellationToken);
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            var command = new HostCommand(file);
            var answer = await new LocalCommands().RunAsync(command, CancellationToken.None);
            Assert.Equal($"'{file}' could not be started: Exec format error.", CommandOutput.Describe(command, answer));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData(11, "'ip link' could not be started: Resource temporarily unavailable.")]
    [InlineData(12, "'ip link' could not be started: Cannot allocate memory.")]
    [InlineData(24, "'ip link' could not be started: Too many open files.")]
    [InlineData(13, "'ip link' could not be started: Permission denied.")]
    [InlineData(2, "The program ip is not installed.")]
    public void The_reason_why_a_program_does_not_start_is_reported(int error, string expected) =>
        Assert.Equal(expected, CommandOutput.Describe(new("ip", "link"), LocalCommands.AnswerTo(error)));

    [Fact]
    public async Task A_command_is_killed_at_the_timeout()
    {
        var commands = new LocalCommands { TimeLimit = TimeSpan.FromMilliseconds(200) };
        Assert.Equal(
            new CommandAnswer.TimedOut(commands.TimeLimit),
            await commands.RunAsync(new("sleep", "600"), CancellationToken.None));
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("yes >&2")]
    public async Task A_command_with_too_much_output_is_killed(string script)
    {
        var commands = new LocalCommands { OutputLimit = 1000 };
        Assert.Equal(
            new CommandAnswer.TooMuchOutput(1000), await commands.RunAsync(new("sh", "-c", script), CancellationToken.None));
    }

    [Fact]
    public async Task Cancellation_by_the_caller_is_honoured()
    {
        using var stop = new CancellationTokenSource();
        var running = new LocalCommands().RunAsync(new("sleep", "600"), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public void Relative_PATH_folders_are_not_searched() =>
        Assert.Equal("/opt/bin:/usr/sbin:/usr/bin:/sbin:/bin", ProgramPath.Extend(".:/opt/bin::bin"));

    private static Task<CommandAnswer> RunAsync(string script) =>
        new LocalCommands().RunAsync(new("sh", "-c", script), CancellationToken.None);

    private static string Output(CommandAnswer answer) => Assert.IsType<CommandAnswer.Finished>(answer).Output;
}
