namespace LibvirtSharp.Protocol;

/// <summary>virNetMessageType.</summary>
internal enum PacketType
{
    Call = 0,
    Reply = 1,
    Message = 2,
    Stream = 3,
    CallWithDescriptors = 4,
    ReplyWithDescriptors = 5,
    StreamHole = 6,
}
