using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace LibvirtSharp;

/// <summary>A stream of domain events. Disposing it unsubscribes.</summary>
public sealed class DomainEventSubscription : IAsyncDisposable
{
    /// <summary>The maximum number of unread events.</summary>
    internal const int Capacity = 16_384;

    /// <summary>The maximum memory of unread events, in bytes.</summary>
    internal const long MemoryLimit = 16 * 1024 * 1024;

    private readonly Channel<DomainEvent> _events = Channel.CreateBounded<DomainEvent>(Capacity);
    private readonly Lock _lock = new();
    private readonly List<int> _callbackIds = [];
    private readonly Func<IReadOnlyList<int>, Task> _unsubscribe;
    private long _unreadBytes;
    private bool _disposed;

    internal DomainEventSubscription(Func<IReadOnlyList<int>, Task> unsubscribe) => _unsubscribe = unsubscribe;

    /// <summary>
    /// The events in the order of the daemon. The stream ends when the subscription is disposed, and throws the reason if the
    /// connection ends. For a single reader.
    /// </summary>
    public async IAsyncEnumerable<DomainEvent> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var domainEvent in _events.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            Interlocked.Add(ref _unreadBytes, -EventSize.Of(domainEvent));
            yield return domainEvent;
        }
    }

    /// <summary>Whether no more events follow those that have not been read.</summary>
    public bool HasEnded => _events.Reader.Completion.IsCompleted;

    /// <summary>
    /// Reads an event that has arrived; false if there is none. An event that the daemon sent before the reply of a call has arrived when
    /// the call returns. For a single reader.
    /// </summary>
    public bool TryRead([NotNullWhen(true)] out DomainEvent? domainEvent)
    {
        if (!_events.Reader.TryRead(out domainEvent))
        {
            return false;
        }

        Interlocked.Add(ref _unreadBytes, -EventSize.Of(domainEvent));
        return true;
    }

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

    /// <summary>Adds an ID; false if the subscription is disposed, so that the ID must be unregistered.</summary>
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
        // Events must not be lost silently, and memory must not grow without limit, so the stream ends with an error.
        if (Interlocked.Add(ref _unreadBytes, EventSize.Of(domainEvent)) > MemoryLimit || !_events.Writer.TryWrite(domainEvent))
        {
            Complete(new LibvirtException(
                $"Events were lost: {Capacity} of them, or {MemoryLimit / 1024 / 1024} MiB, were not read in time."));
        }
    }

    internal void Complete(LibvirtException reason) => _events.Writer.TryComplete(reason);
}
