namespace Labs.Captures;

/// <summary>Which frames a capture takes.</summary>
public sealed record CaptureOptions
{
    /// <summary>Those that pass the link in either direction.</summary>
    public static CaptureOptions Everything { get; } = new();

    /// <summary>Those that the kernel sends out on the link: on a guest's tap, what the guest is given.</summary>
    public static CaptureOptions Leaving { get; } = new() { Direction = "out" };

    /// <summary>Those that come in on the link: on a guest's tap, what the guest sends.</summary>
    public static CaptureOptions Entering { get; } = new() { Direction = "in" };

    /// <summary>The network namespace that the link is in, if it is not the host's own.</summary>
    public string? NetworkNamespace { get; init; }

    /// <summary><c>in</c>, <c>out</c> or <c>inout</c>.</summary>
    public string Direction { get; init; } = "inout";

    /// <summary>An expression of pcap-filter(7), as words.</summary>
    public IReadOnlyList<string> Filter { get; init; } = [];
}
