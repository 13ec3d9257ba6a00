namespace LibvirtSharp;

/// <summary>How a connection is made and watched.</summary>
public sealed record LibvirtConnectionOptions
{
    /// <summary>Everything at its default.</summary>
    public static LibvirtConnectionOptions Default => new();

    /// <summary>Whether the daemon shall refuse every change.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The time allowed for connecting, authenticating and opening together.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// After this much silence the daemon is asked whether it is alive;
    /// <see cref="Timeout.InfiniteTimeSpan"/> never asks.
    /// </summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many unanswered questions break the connection.</summary>
    public int KeepAliveCount { get; init; } = 5;

    /// <summary>How long closing waits for the daemon's answer before it hangs up.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(1);
}
