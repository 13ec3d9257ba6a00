namespace Hypervisors.Commands;

/// <summary>A command that had to succeed did not.</summary>
public sealed class CommandFailedException(CommandResult result) : Exception(result.ToString())
{
    public CommandResult Result { get; } = result;
}
