using HvProvider.Hosts.Locality;

namespace HvProvider.Hosts;

/// <summary>The result of reading something of the hypervisor's host.</summary>
/// <typeparam name="T">What is read.</typeparam>
internal abstract record HostReading<T>
{
    private HostReading()
    {
    }

    /// <summary>It was read.</summary>
    /// <param name="Value">What was found.</param>
    internal sealed record Seen(T Value) : HostReading<T>;

    /// <summary>The host cannot be read from here, and nothing may be assumed about it.</summary>
    /// <param name="Reason">Why not.</param>
    internal sealed record Unseen(NoHostView Reason) : HostReading<T>;

    /// <summary>What was found; the default if the host cannot be read.</summary>
    public T? IfSeen => this is Seen seen ? seen.Value : default;
}
