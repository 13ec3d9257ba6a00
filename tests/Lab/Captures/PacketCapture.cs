using System.Globalization;
using Hypervisors;
using Hypervisors.Commands;

namespace Labs.Captures;

/// <summary>
/// A running <c>tcpdump</c> on a host: the second opinion beside the probes, from where frames pass. Disposing ends it.
/// </summary>
public sealed class PacketCapture : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);
    private readonly IGuestHost _host;
    private readonly string _file;
    private readonly int _processId;
    private bool _ended;

    private PacketCapture(IGuestHost host, string file, int processId)
    {
        _host = host;
        _file = file;
        _processId = processId;
    }

    /// <summary>Starts to capture and waits until it does.</summary>
    /// <param name="host">On which host.</param>
    /// <param name="place">What its file is called.</param>
    /// <param name="device">The link whose frames it takes.</param>
    /// <param name="options">Where else: a network namespace, a direction, a filter.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<PacketCapture> StartAsync(
        IGuestHost host, string place, string device, CaptureOptions options, CancellationToken cancellationToken)
    {
        var folder = host.Shared.In("captures");
        Directory.CreateDirectory(folder.Outside);
        var file = folder.In($"{place}.pcap");
        File.Delete(file.Outside);

        string[] command = [
            .. options.NetworkNamespace is { } name ? new[] { "ip", "netns", "exec", name } : [],
            "tcpdump", "--interface", device, "--immediate-mode", "--packet-buffered", "--buffer-size", "8192",
            "--no-promiscuous-mode",
            "--direction", options.Direction, "--snapshot-length", "256", "--relinquish-privileges", "root",
            "-w", file.Inside, .. options.Filter];
        var started = await host.RunAsync(
            ["sh", "-c", "\"$@\" > \"$0\" 2>&1 < /dev/null & echo $!", $"{file.Inside}.log", .. command], cancellationToken);
        var capture = new PacketCapture(host, file.Outside, int.Parse(started, CultureInfo.InvariantCulture));
        try
        {
            // It writes the file's header when it has begun to listen.
            await Wait.UntilAsync(
                $"tcpdump on {device}",
                () => Task.FromResult(File.Exists(file.Outside) ? new FileInfo(file.Outside).Length : 0),
                length => length >= PcapReader.HeaderLength,
                StartTimeout,
                cancellationToken);
            return capture;
        }
        catch
        {
            await capture.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the capture and returns what it took.</summary>
    public async Task<IReadOnlyList<CapturedFrame>> StopAsync(CancellationToken cancellationToken)
    {
        await EndAsync(cancellationToken);
        return PcapReader.Read(await File.ReadAllBytesAsync(_file, cancellationToken));
    }

    public async ValueTask DisposeAsync() => await EndAsync(CancellationToken.None);

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        if (!_ended)
        {
            _ended = true;
            await _host.TryRunAsync(
                ["sh", "-c", $"kill -INT {_processId}; while kill -0 {_processId} 2> /dev/null; do sleep 0.05; done"], cancellationToken);
        }
    }
}
