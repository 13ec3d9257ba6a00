using System.Threading.Channels;
using LibvirtSharp;

namespace HvProvider.Domains;

/// <summary>Waits for the end of an unplug. It must be started before the request, because the event may arrive immediately.</summary>
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

    /// <summary>Subscribes to events of the device with that alias.</summary>
    public static async Task<ReleaseWatch> StartAsync(DomainEditor editor, string alias, CancellationToken cancellationToken) =>
        new(await editor.SubscribeAsync(Kinds, cancellationToken), alias);

    /// <summary>
    /// The next event of the device or the domain: the device was removed, its removal failed, or the domain changed. Null if
    /// there is none within that time.
    /// </summary>
    /// <exception cref="LibvirtConnectionException">The connection was lost.</exception>
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
