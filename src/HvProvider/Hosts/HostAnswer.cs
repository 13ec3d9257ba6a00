using HvProvider.Hosts.Locality;

namespace HvProvider.Hosts;

/// <summary>What became of looking at the hypervisor's host.</summary>
internal abstract record HostAnswer
{
    private HostAnswer()
    {
    }

    /// <summary>It was seen.</summary>
    internal sealed record Seen(HostView View) : HostAnswer;

    /// <summary>It cannot be seen from here, and nothing may be assumed of it.</summary>
    internal sealed record Unseen(NoHostView Reason) : HostAnswer;

    /// <summary>What was seen, if anything.</summary>
    public HostView? IfSeen => (this as Seen)?.View;
}
