using System.Threading.Channels;

namespace LibvirtSharp;

/// <summary>A stream of domain events. Disposing it unsubscribes.</summary>
public sealed class DomainEventSubscription : IAsyncDisposable
{
    /// <summary>Events kept for a reader that is behind.</summary>
    internal const int Capacity = 16_384;

    private readonly Channel<DomainEvent> _events = Channel.CreateBounded<DomainEvent>(Capacity);
    private readonly Lock _lock = new();
    private readonly List<int> _callbackIds = [];
    private readonly Func<IReadOnlyList<int>, Task> _unsubscribe;
    private bool _disposed;

    internal DomainEventSubscription(Func<IReadOnlyList<int>, Task> unsubscribe) => _unsubscribe = unsubscribe;

    /// <summary>
    /// The events in the order in which the daemon sent them. Ends when the subscription is disposed; throws the
    /// reason when the connection breaks. For one reader.
    /// </summary>
    public IAsyncEnumerable<DomainEvent> ReadAllAsync(CancellationToken cancellationToken) =>
        _events.Reader.ReadAllAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        int[] callbackIds;
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            callbackIds = [.. _callbackIds];
        }

        _events.Writer.TryComplete();
        await _unsubscribe(callbackIds).ConfigureAwait(false);
    }

    /// <summary>Adds an ID; false when the subscription is gone already, and the ID has to be unregistered.</summary>
    internal bool TryAdd(int callbackId)
    {
        lock (_lock)
        {
            if (!_disposed)
            {
                _callbackIds.Add(callbackId);
            }

            return !_disposed;
        }
    }

    internal void Deliver(DomainEvent domainEvent)
    {
        // A gap must not go unnoticed, and memory must not grow without bound: end with an error.
        if (!_events.Writer.TryWrite(domainEvent))
        {
            Complete(new LibvirtException($"Events were lost: {Capacity} of them were not read in time."));
        }
    }

    internal void Complete(LibvirtException reason) => _events.Writer.TryComplete(reason);
}
