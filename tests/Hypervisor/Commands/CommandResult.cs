namespace Hypervisors.Commands;

/// <summary>What a finished command left: its exit code and everything it wrote.</summary>
public sealed record CommandResult(string Command, int ExitCode, string Output, string Errors)
{
    /// <summary>This result, or an exception that shows the whole output when the command failed.</summary>
    public CommandResult OrThrow() => ExitCode == 0 ? this : throw new CommandFailedException(this);

    public override string ToString() => $"{Command}: exit code {ExitCode}\n{Output}{Errors}";
}
