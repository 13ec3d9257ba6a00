using HvProvider.Hosts.Locality;

namespace HvProvider.Hosts;

/// <summary>The result of reading the hypervisor's host.</summary>
internal abstract record HostAnswer
{
    private HostAnswer()
    {
    }

    /// <summary>The host was read.</summary>
    internal sealed record Seen(HostView View) : HostAnswer;

    /// <summary>The host is not readable; nothing may be assumed about it.</summary>
    internal sealed record Unseen(NoHostView Reason) : HostAnswer;

    /// <summary>The state of the host; null if it is not readable.</summary>
    public HostView? IfSeen => (this as Seen)?.View;
}
