using System.Diagnostics;

namespace Hypervisors.Commands;

/// <summary>
/// A script that holds something up in namespaces of its own and a folder <c>hv-*</c>, until its standard input ends; then
/// it removes every trace of it. So all of it goes with this program, however that ends.
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

    /// <summary>What the script said of itself behind <c>ready</c>.</summary>
    public string Ready { get; }

    /// <summary>Starts the script and waits until it is ready.</summary>
    /// <param name="script">The script.</param>
    /// <param name="writeArguments">Makes its arguments, knowing the folder.</param>
    /// <param name="environment">Variables that it finds.</param>
    /// <param name="cancellationToken">Ends the wait, and the run with it.</param>
    public static async Task<IsolatedRun> StartAsync(
        string script,
        Func<string, IReadOnlyList<string>> writeArguments,
        IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellationToken)
    {
        // Sockets lie in it, so its path has to be short: not the system's temporary folder, which may be a long one.
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
