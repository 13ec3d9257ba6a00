using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Hypervisors.Commands;

/// <summary>A command that runs on this machine, its output being collected.</summary>
public sealed class RunningCommand : IRunningCommand
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;
    private readonly StringBuilder _outputSoFar = new();
    private readonly StringBuilder _errorsSoFar = new();
    private readonly string _name;

    private RunningCommand(Process process, string name)
    {
        _process = process;
        _name = name;
        _output = CollectAsync(process.StandardOutput, _outputSoFar);
        _errors = CollectAsync(process.StandardError, _errorsSoFar);
    }

    public string OutputSoFar => Read(_outputSoFar) + Read(_errorsSoFar);

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts a command. Its standard input is empty.</summary>
    /// <param name="start">What to start.</param>
    /// <param name="name">How results and errors call it, where its own words are not what matters.</param>
    public static RunningCommand Start(ProcessStartInfo start, string? name = null)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        var process = StartProcess(start);
        process.StandardInput.Close();
        return new RunningCommand(process, name ?? string.Join(' ', start.ArgumentList.Prepend(start.FileName)));
    }

    public async Task<CommandResult> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException exception)
        {
            Kill();
            throw new OperationCanceledException(
                $"{_name} did not end in time. Until then it wrote:\n{OutputSoFar}", exception, cancellationToken);
        }

        return new CommandResult(_name, _process.ExitCode, await _output, await _errors);
    }

    public void Signal(UnixSignal signal) => signal.SendTo(_process.Id);

    public Task SignalAsync(UnixSignal signal, CancellationToken cancellationToken)
    {
        Signal(signal);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<int>> FindChildrenAsync(string commandPart, CancellationToken cancellationToken) =>
        Task.FromResult(ChildProcesses.Find(_process.Id, commandPart));

    public Task SignalChildrenAsync(string commandPart, UnixSignal signal, CancellationToken cancellationToken)
    {
        foreach (var child in ChildProcesses.Find(_process.Id, commandPart))
        {
            signal.SendTo(child);
        }

        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process StartProcess(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"Cannot start '{start.FileName}': is it installed?", exception);
        }
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }

    private static async Task<string> CollectAsync(StreamReader reader, StringBuilder text)
    {
        var buffer = new char[4096];
        int count;
        while ((count = await reader.ReadAsync(buffer)) > 0)
        {
            lock (text)
            {
                text.Append(buffer, 0, count);
            }
        }

        return text.ToString();
    }

    private void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
    }
}
