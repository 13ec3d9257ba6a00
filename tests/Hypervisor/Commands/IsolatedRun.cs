using System.Diagnostics;

namespace Hypervisors.Commands;

/// <summary>
/// A script that runs processes in its own namespaces and a folder <c>hv-*</c> until its standard input is closed, and then removes all
/// of them. They therefore end with this program, even if it is killed.
/// </summary>
public sealed class IsolatedRun : IAsyncDisposable
{
    private readonly Process _supervisor;
    private readonly Task<string> _errors;

    private IsolatedRun(Process supervisor, Task<string> errors, string folder, string ready)
    {
        _supervisor = supervisor;
        _errors = errors;
        Folder = folder;
        Ready = ready;
    }

    /// <summary>The run's folder.</summary>
    public string Folder { get; }

    /// <summary>The output of the script after <c>ready</c>.</summary>
    public string Ready { get; }

    /// <summary>Starts the script and waits until it is ready.</summary>
    /// <param name="script">The script.</param>
    /// <param name="writeArguments">Returns the arguments for a folder.</param>
    /// <param name="environment">Environment variables of the script.</param>
    /// <param name="cancellationToken">Cancels the wait and ends the run.</param>
    public static async Task<IsolatedRun> StartAsync(
        string script,
        Func<string, IReadOnlyList<string>> writeArguments,
        IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellationToken)
    {
        // The folder contains sockets, so its path must be short; the path of the system's temporary folder may be long.
        var parent = Environment.GetEnvironmentVariable("HV_RUN_DIR") ?? "/tmp";
        var folder = Path.Combine(parent, $"hv-{Guid.NewGuid():N}"[..11]);
        var start = new ProcessStartInfo(script, writeArguments(folder))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (variable, value) in environment)
        {
            start.Environment[variable] = value;
        }

        var supervisor = Process.Start(start)!;
        var errors = supervisor.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            var line = await supervisor.StandardOutput.ReadLineAsync(cancellationToken);
            return line?.Split(' ', 2) is ["ready", var ready]
                ? new IsolatedRun(supervisor, errors, folder, ready)
                : throw new InvalidOperationException($"{Path.GetFileName(script)} did not get ready:\n{line}\n{await errors}");
        }
        catch
        {
            await EndAsync(supervisor);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync(_supervisor);
        await _errors;
    }

    // The end of its standard input ends the run; the supervisor then removes the folder, so it is never killed.
    private static async Task EndAsync(Process supervisor)
    {
        supervisor.StandardInput.Close();
        await supervisor.WaitForExitAsync();
        supervisor.Dispose();
    }
}
