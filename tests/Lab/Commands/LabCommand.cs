using System.Globalization;
using Hypervisors.Commands;

namespace Labs.Commands;

/// <summary>A command that runs inside a lab: a process there, and the ssh of this machine that carries its output.</summary>
internal sealed class LabCommand(LabShell shell, RunningCommand ssh, string numberFile) : IRunningCommand
{
    private static readonly TimeSpan KillTimeout = TimeSpan.FromSeconds(20);

    public string OutputSoFar => ssh.OutputSoFar;

    public async Task<CommandResult> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ssh.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await KillGroupAsync();
            throw;
        }
    }

    public Task SignalAsync(UnixSignal signal, CancellationToken cancellationToken) =>
        shell.RunScriptAsync($"kill -{(int)signal} {ReadNumber()}", cancellationToken);

    public async Task<IReadOnlyList<int>> FindChildrenAsync(string commandPart, CancellationToken cancellationToken)
    {
        var processes = await shell.RunScriptAsync($"ps --ppid {ReadNumber()} -o pid=,args=", cancellationToken);
        return [.. processes.Output.Split('\n')
            .Where(line => line.Contains(commandPart, StringComparison.Ordinal))
            .Select(line => int.Parse(line.TrimStart().Split(' ')[0], CultureInfo.InvariantCulture))];
    }

    public async Task SignalChildrenAsync(string commandPart, UnixSignal signal, CancellationToken cancellationToken)
    {
        var children = await FindChildrenAsync(commandPart, cancellationToken);
        if (children.Count > 0)
        {
            await shell.RunScriptAsync($"kill -{(int)signal} {string.Join(' ', children)}", cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!ssh.HasExited)
        {
            await KillGroupAsync();
        }

        await ssh.DisposeAsync();
        File.Delete(numberFile);
    }

    private string ReadNumber() => File.ReadAllText(numberFile).Trim();

    // The command leads a process group, which what it started belongs to. It may not have begun yet, or be over.
    private async Task KillGroupAsync()
    {
        if (File.Exists(numberFile) && ReadNumber() is { Length: > 0 } number)
        {
            using var deadline = new CancellationTokenSource(KillTimeout);
            await shell.RunScriptAsync($"kill -{(int)UnixSignal.Kill} -{number}", deadline.Token);
        }
    }
}
