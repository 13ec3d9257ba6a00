using Hypervisors.Commands;

namespace Hypervisors.Terraform;

/// <summary>How a Terraform command ended, with the diagnostics of its machine-readable output.</summary>
public sealed class TerraformResult(CommandResult command)
{
    public CommandResult Command { get; } = command;

    public IReadOnlyList<TerraformDiagnostic> Diagnostics { get; } = TerraformDiagnostic.ReadAll(command.Output);

    public IEnumerable<TerraformDiagnostic> Errors => Diagnostics.Where(diagnostic => diagnostic.IsError);

    /// <summary>The warnings of the provider: Terraform's own word about the development override is left out.</summary>
    public IEnumerable<TerraformDiagnostic> Warnings =>
        Diagnostics.Where(diagnostic => !diagnostic.IsError && !diagnostic.IsOverrideNotice);

    /// <summary>Whether a plan with its detailed exit code wants to change something.</summary>
    public bool HasChanges => Command.ExitCode switch
    {
        0 => false,
        2 => true,
        _ => throw new CommandFailedException(Command),
    };

    public bool Failed => Command.ExitCode is not (0 or 2);

    /// <summary>This result, or an exception that shows everything when the command failed.</summary>
    public TerraformResult OrThrow() => Failed ? throw new CommandFailedException(Command) : this;

    /// <summary>The actions of the plan by resource address: <c>create</c>, <c>update</c>, <c>delete</c>, <c>replace</c> …</summary>
    public IReadOnlyDictionary<string, string> PlannedActions { get; } = ReadActions(command.Output);

    private static Dictionary<string, string> ReadActions(string output)
    {
        var actions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var message in JsonLines.Read(output).Where(line => JsonLines.TypeOf(line) == "planned_change"))
        {
            var change = message.GetProperty("change");
            actions[change.GetProperty("resource").GetProperty("addr").GetString()!] = change.GetProperty("action").GetString()!;
        }

        return actions;
    }
}
