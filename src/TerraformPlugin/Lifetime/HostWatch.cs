namespace TerraformPlugin.Lifetime;

/// <summary>Ends a process whose host was killed before it ever called: nothing else would.</summary>
internal sealed class HostWatch(PluginLifetime lifetime) : IAsyncDisposable
{
    // A host connects as soon as it has read the handshake line.
    private static readonly TimeSpan MustCome = TimeSpan.FromMinutes(2);

    private volatile bool _seen;
    private Timer? _timer;

    public void SawHost() => _seen = true;

    public void Start() => _timer = new Timer(
        _ =>
        {
            if (!_seen)
            {
                lifetime.End(EndReason.HostNeverCame);
            }
        },
        null, MustCome, Timeout.InfiniteTimeSpan);

    public ValueTask DisposeAsync() => _timer?.DisposeAsync() ?? ValueTask.CompletedTask;
}
