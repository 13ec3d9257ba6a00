namespace LibvirtSharp.Protocol;

/// <summary>virNetMessageStatus.</summary>
internal enum PacketStatus
{
    Ok = 0,
    Error = 1,
    Continue = 2,
}
