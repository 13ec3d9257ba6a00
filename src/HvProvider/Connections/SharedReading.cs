namespace HvProvider.Connections;

/// <summary>
/// Something of the hypervisor that many ask for. While a walk only reads, all share one reading; once something was written, it
/// is read anew each time.
/// </summary>
/// <param name="connection">The hypervisor.</param>
/// <param name="read">Reads it as it is now.</param>
/// <typeparam name="T">What it is.</typeparam>
internal sealed class SharedReading<T>(SharedConnection connection, Func<CancellationToken, Task<T>> read)
{
    private readonly Lock _sync = new();
    private Task<T>? _shared;

    /// <summary>What was read, perhaps for another caller of this walk.</summary>
    public async Task<T> GetAsync(CancellationToken cancellationToken)
    {
        if (connection.HasWritten)
        {
            return await read(cancellationToken);
        }

        Task<T> reading;
        lock (_sync)
        {
            // One that failed is tried again: the next caller may be luckier. A caller that gives up does not end it for others.
            if (_shared is null || _shared.IsFaulted)
            {
                _shared = read(CancellationToken.None);
            }

            reading = _shared;
        }

        return await reading.WaitAsync(cancellationToken);
    }
}
