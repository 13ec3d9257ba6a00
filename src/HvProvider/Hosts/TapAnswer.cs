using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Locality;

namespace HvProvider.Hosts;

/// <summary>The result of reading one link of the hypervisor's host.</summary>
internal abstract record TapAnswer
{
    private TapAnswer()
    {
    }

    /// <summary>The host was read.</summary>
    /// <param name="Port">The current link, on a bridge or not; null if it does not exist.</param>
    internal sealed record Seen(HostPort? Port) : TapAnswer;

    /// <summary>The host is not readable; nothing may be assumed about it.</summary>
    internal sealed record Unseen(NoHostView Reason) : TapAnswer;
}
