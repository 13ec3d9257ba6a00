namespace TerraformPlugin.Lifetime;

/// <summary>Ends a process whose host was killed before its first request. Nothing else ends such a process.</summary>
internal sealed class HostWatch(PluginLifetime lifetime) : IAsyncDisposable
{
    // A host connects as soon as it has read the handshake line.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromMinutes(2);

    private volatile bool _connected;
    private Timer? _timer;

    public void OnHostConnected() => _connected = true;

    public void Start() => _timer = new Timer(
        _ =>
        {
            if (!_connected)
            {
                lifetime.End(EndReason.HostNeverConnected);
            }
        },
        null, ConnectTimeout, Timeout.InfiniteTimeSpan);

    public ValueTask DisposeAsync() => _timer?.DisposeAsync() ?? ValueTask.CompletedTask;
}
