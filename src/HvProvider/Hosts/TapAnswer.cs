using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Locality;

namespace HvProvider.Hosts;

/// <summary>What became of looking at one link of the hypervisor's host.</summary>
internal abstract record TapAnswer
{
    private TapAnswer()
    {
    }

    /// <summary>It was looked at.</summary>
    /// <param name="Port">The link as it is now, be it on a bridge or on none; null when there is no such link.</param>
    internal sealed record Seen(HostPort? Port) : TapAnswer;

    /// <summary>The host cannot be seen from here, and nothing may be assumed of it.</summary>
    internal sealed record Unseen(NoHostView Reason) : TapAnswer;
}
