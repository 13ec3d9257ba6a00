namespace HvProvider.Connections;

/// <summary>
/// Data of the hypervisor that several callers need. While a session only reads, all share one read; after the first change,
/// every call reads again.
/// </summary>
/// <param name="connection">The hypervisor.</param>
/// <param name="read">Reads the current data.</param>
/// <typeparam name="T">The type of the data.</typeparam>
internal sealed class SharedReading<T>(SharedConnection connection, Func<CancellationToken, Task<T>> read)
{
    private readonly Lock _sync = new();
    private Task<T>? _shared;

    /// <summary>The data, possibly read by another caller of this session.</summary>
    public async Task<T> GetAsync(CancellationToken cancellationToken)
    {
        if (connection.HasWritten)
        {
            return await read(cancellationToken);
        }

        Task<T> reading;
        lock (_sync)
        {
            // A failed read is not kept, so the next caller retries. A cancelled caller does not cancel the read for the others.
            if (_shared is null || _shared.IsFaulted)
            {
                _shared = read(CancellationToken.None);
            }

            reading = _shared;
        }

        return await reading.WaitAsync(cancellationToken);
    }
}
