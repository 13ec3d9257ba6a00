namespace HvProvider.Domains;

/// <summary>
/// The time for a change that must not be left half done, because the guest has no connection until it is complete: at least
/// <see cref="AtLeast"/>, and longer if the operation has more time left. An interrupt does not end it.
/// </summary>
internal sealed class OwedTime : IDisposable
{
    /// <summary>The time that is available even if the timeout of the operation has expired.</summary>
    public static readonly TimeSpan AtLeast = TimeSpan.FromSeconds(45);

    private readonly CancellationTokenSource _own = new(AtLeast);
    private readonly CancellationTokenSource _both = new();
    private readonly CancellationTokenRegistration[] _ends;

    /// <summary>Starts the time.</summary>
    /// <param name="operation">The timeout of the operation.</param>
    public OwedTime(CancellationToken operation) => _ends =
    [
        _own.Token.Register(() => EndIf(operation.IsCancellationRequested)),
        operation.Register(() => EndIf(_own.IsCancellationRequested)),
    ];

    /// <summary>Cancelled when the time is up.</summary>
    public CancellationToken Token => _both.Token;

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var end in _ends)
        {
            end.Dispose();
        }

        _own.Dispose();
        _both.Dispose();
    }

    private void EndIf(bool isOtherOver)
    {
        if (isOtherOver)
        {
            _both.Cancel();
        }
    }
}
