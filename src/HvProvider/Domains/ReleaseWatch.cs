using System.Threading.Channels;
using LibvirtSharp;

namespace HvProvider.Domains;

/// <summary>Watches for the end of an unplug. It has to be there before the request: an answer may come at once.</summary>
internal sealed class ReleaseWatch : IAsyncDisposable
{
    private static readonly DomainEventKind[] Kinds =
        [DomainEventKind.DeviceRemoved, DomainEventKind.DeviceRemovalFailed, DomainEventKind.Lifecycle];

    private readonly Channel<DomainEvent> _relevant = Channel.CreateUnbounded<DomainEvent>(
        new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });

    private readonly CancellationTokenSource _end = new();
    private readonly DomainEventSubscription _subscription;
    private readonly string _alias;
    private readonly Task _pump;

    private ReleaseWatch(DomainEventSubscription subscription, string alias)
    {
        _subscription = subscription;
        _alias = alias;
        _pump = PumpAsync();
    }

    /// <summary>Starts watching for the device with that alias.</summary>
    public static async Task<ReleaseWatch> StartAsync(DomainEditor editor, string alias, CancellationToken cancellationToken) =>
        new(await editor.SubscribeAsync(Kinds, cancellationToken), alias);

    /// <summary>
    /// The next event that concerns the device: it was removed, its removal failed, or something happened to the whole
    /// domain. Null when none came within that time.
    /// </summary>
    /// <exception cref="LibvirtConnectionException">The connection broke.</exception>
    public async Task<DomainEvent?> NextAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            return await _relevant.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (ChannelClosedException closed) when (closed.InnerException is LibvirtConnectionException broken)
        {
            throw new LibvirtConnectionException(broken.Reason, broken.Message, broken);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _pump;
        await _subscription.DisposeAsync();
        _end.Dispose();
    }

    private async Task PumpAsync()
    {
        try
        {
            await foreach (var happened in _subscription.ReadAllAsync(_end.Token))
            {
                if (Concerns(happened))
                {
                    await _relevant.Writer.WriteAsync(happened, _end.Token);
                }
            }

            _relevant.Writer.TryComplete();
        }
        catch (Exception exception) when (exception is LibvirtException or OperationCanceledException)
        {
            _relevant.Writer.TryComplete(exception);
        }
    }

    private bool Concerns(DomainEvent happened) => happened switch
    {
        DeviceRemovedEvent removed => removed.Alias == _alias,
        DeviceRemovalFailedEvent failed => failed.Alias == _alias,
        DomainLifecycleEvent => true,
        _ => false,
    };
}
