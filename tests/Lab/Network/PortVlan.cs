namespace Labs.Network;

/// <summary>A VLAN that a port of a bridge belongs to.</summary>
/// <param name="Id">Its number.</param>
/// <param name="IsPvid">Whether frames that come in without a tag belong to it.</param>
/// <param name="IsUntagged">Whether its frames go out without a tag.</param>
public sealed record PortVlan(int Id, bool IsPvid, bool IsUntagged)
{
    public override string ToString() => $"{Id}{(IsPvid ? " PVID" : "")}{(IsUntagged ? " u" : "")}";
}
