using Labs.Network;

namespace Demo;

/// <summary>How often the host behind the trunk in that VLAN called a guest, and how often it was answered.</summary>
internal sealed record CallResult(int Vlan, PingCount Pings)
{
    public override string ToString() => $"VLAN {Vlan}: {Pings.Received} of {Pings.Sent}";
}
