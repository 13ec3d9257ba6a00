namespace LibvirtSharp;

/// <summary>
/// The options of a connection. Spans above 49 days, the longest time that the timers of .NET can wait, are shortened to them.
/// </summary>
public sealed record LibvirtConnectionOptions
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>The default options.</summary>
    public static LibvirtConnectionOptions Default => new();

    /// <summary>Whether the daemon must reject all changes.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The time limit for connecting, authenticating and opening together.</summary>
    public TimeSpan ConnectTimeout { get; init => field = Waitable(value); } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The interval without packets after which a keepalive packet is sent; <see cref="Timeout.InfiniteTimeSpan"/> disables
    /// keepalive.
    /// </summary>
    public TimeSpan KeepAliveInterval
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfEqual(value, TimeSpan.Zero);
            field = Waitable(value);
        }
    } = TimeSpan.FromSeconds(5);

    /// <summary>The number of unanswered keepalive packets that ends the connection.</summary>
    public int KeepAliveCount { get; init; } = 5;

    /// <summary>The time that closing waits for the response of the daemon.</summary>
    public TimeSpan CloseTimeout { get; init => field = Waitable(value); } = TimeSpan.FromSeconds(1);

    private static TimeSpan Waitable(TimeSpan span)
    {
        if (span != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        }

        return span < LongestWait ? span : LongestWait;
    }
}
