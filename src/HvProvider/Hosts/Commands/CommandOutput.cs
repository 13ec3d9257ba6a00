using HvProvider.Hosts.Text;

namespace HvProvider.Hosts.Commands;

/// <summary>Runs commands that must succeed.</summary>
internal static class CommandOutput
{
    /// <summary>The standard output of a command.</summary>
    /// <exception cref="HostReadException">The command is not installed, did not start, failed, timed out, or wrote too much.</exception>
    public static async Task<string> ReadAsync(
        this IHostCommands commands, HostCommand command, CancellationToken cancellationToken)
    {
        var answer = await commands.RunAsync(command, cancellationToken);
        return answer is CommandAnswer.Finished { IsSuccess: true } done
            ? done.Output
            : throw new HostReadException(Describe(command, answer));
    }

    /// <summary>Describes why a command failed.</summary>
    public static string Describe(HostCommand command, CommandAnswer answer) => answer switch
    {
        CommandAnswer.NotInstalled => $"The program {command.Program} is not installed.",
        CommandAnswer.NotStarted(var reason) => $"'{command}' could not be started: {reason}.",
        CommandAnswer.TimedOut(var limit) => $"'{command}' did not finish within {limit.TotalSeconds} s.",
        CommandAnswer.TooMuchOutput(var limit) => $"'{command}' wrote more than {limit} bytes.",
        CommandAnswer.Finished { IsSuccess: false } failed =>
            $"'{command}' failed with exit code {failed.ExitCode}: {OneLine.Of(failed.Errors)}",
        _ => $"'{command}' gave an unexpected result.",
    };
}
