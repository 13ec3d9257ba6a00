using System.Diagnostics;
using System.Globalization;
using Hypervisors;
using Hypervisors.Commands;

namespace Labs.Commands;

/// <summary>Starts commands inside a lab, over the connection that its starter holds.</summary>
internal sealed class LabShell(string sshConfiguration, SharedFolder processNumbers)
{
    private int _commands;

    public IRunningCommand Start(
        IReadOnlyList<string> command, string folder, IReadOnlyDictionary<string, string?> environment)
    {
        Directory.CreateDirectory(processNumbers.Outside);
        var numberFile = processNumbers.In(Interlocked.Increment(ref _commands).ToString(CultureInfo.InvariantCulture));
        return new LabCommand(this, Run(WriteScript(command, folder, environment, numberFile.Inside), command), numberFile.Outside);
    }

    /// <summary>Runs a script of the shell, without a folder or variables.</summary>
    public async Task<CommandResult> RunScriptAsync(string script, CancellationToken cancellationToken)
    {
        await using var running = Run(script, ["sh", "-c", script]);
        return await running.WaitAsync(cancellationToken);
    }

    private RunningCommand Run(string script, IReadOnlyList<string> command) => RunningCommand.Start(
        new ProcessStartInfo("ssh", ["-F", sshConfiguration, "lab", script]), string.Join(' ', command));

    // The shell becomes the command, which leads a process group of its own, and its number is what signals are sent to.
    private static string WriteScript(
        IReadOnlyList<string> command, string folder, IReadOnlyDictionary<string, string?> environment, string numberFile)
    {
        var variables = environment.Select(variable => variable.Value is { } value
            ? $"export {variable.Key}={ShellWords.Quote(value)}; "
            : $"unset {variable.Key}; ");
        return $"echo $$ > {numberFile}; cd {ShellWords.Quote(folder)} && {string.Concat(variables)}exec {ShellWords.Join(command)}";
    }
}
