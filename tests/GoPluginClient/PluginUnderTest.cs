using System.Diagnostics;

namespace GoPluginClient;

/// <summary>A plugin process and its host. A process that still runs is killed at the end.</summary>
internal sealed class PluginUnderTest : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private PluginUnderTest(Process process, PluginStart start)
    {
        _process = process;
        Start = start;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public PluginStart Start { get; }

    public int ProcessId => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>The <see cref="Stopwatch"/> timestamp of the start of the process.</summary>
    public long SpawnedAt { get; private init; }

    /// <summary>The complete standard error; completes when the process has ended.</summary>
    public Task<string> Errors => _errors;

    public static PluginUnderTest Spawn(PluginStart start)
    {
        var info = new ProcessStartInfo(start.Executable, start.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (start.MagicCookie is { } cookie)
        {
            info.Environment[cookie.Name] = cookie.Value;
        }

        info.Environment["PLUGIN_PROTOCOL_VERSIONS"] = start.ProtocolVersions;
        info.Environment["PLUGIN_MIN_PORT"] = "10000";
        info.Environment["PLUGIN_MAX_PORT"] = "25000";
        if (start.Certificate is not null)
        {
            info.Environment["PLUGIN_CLIENT_CERT"] = start.Certificate.ExportCertificatePem() + "\n";
        }

        foreach (var (name, value) in start.Environment)
        {
            if (value is null)
            {
                info.Environment.Remove(name);
            }
            else
            {
                info.Environment[name] = value;
            }
        }

        var spawnedAt = Stopwatch.GetTimestamp();
        var process = Process.Start(info) ?? throw new InvalidOperationException("No process.");
        return new PluginUnderTest(process, start) { SpawnedAt = spawnedAt };
    }

    public async Task<Handshake> ReadHandshakeAsync(CancellationToken ct) =>
        await _process.StandardOutput.ReadLineAsync(ct) is { } line
            ? Handshake.Parse(line)
            : throw new InvalidOperationException($"The plugin ended without a handshake line: {await _errors}");

    /// <summary>The rest of standard output; completes when the process has ended.</summary>
    public Task<string> ReadOutputAsync(CancellationToken ct) => _process.StandardOutput.ReadToEndAsync(ct);

    public async Task<string?> ReadOutputLineAsync(CancellationToken ct) => await _process.StandardOutput.ReadLineAsync(ct);

    /// <summary>Reads the handshake and connects like go-plugin.</summary>
    public async Task<PluginConnection> ConnectAsync(CancellationToken ct) =>
        PluginConnection.Open(await ReadHandshakeAsync(ct), Start.Certificate);

    public Task WaitForExitAsync(CancellationToken ct) => _process.WaitForExitAsync(ct);

    /// <summary>The memory in use, in bytes.</summary>
    public long ResidentBytes()
    {
        _process.Refresh();
        return _process.WorkingSet64;
    }

    /// <summary>The processor time used so far.</summary>
    public TimeSpan ProcessorTime()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        Start.Certificate?.Dispose();
    }
}
