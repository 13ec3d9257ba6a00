using LibvirtSharp.Xdr;

namespace LibvirtSharp.Protocol;

/// <summary>remote_error: the payload of a reply whose status is an error.</summary>
internal sealed record RemoteError(LibvirtErrorCode Code, LibvirtErrorDomain Domain, string Message)
    : IXdrValue<RemoteError>
{
    private const int LevelError = 2;

    // int code, int domain, optional string message, int level, optional domain dom,
    // optional string str1, str2, str3, int int1, int int2, optional network net
    public void Write(ref XdrWriter writer)
    {
        writer.WriteInt32((int)Code);
        writer.WriteInt32((int)Domain);
        writer.WriteOptionalString(Message);
        writer.WriteInt32(LevelError);
        writer.Write<XdrOptional<DomainRef>>(default);
        writer.WriteOptionalString(Message);
        writer.WriteOptionalString(null);
        writer.WriteOptionalString(null);
        writer.WriteInt32(-1);
        writer.WriteInt32(-1);
        writer.Write<XdrOptional<NetworkRef>>(default);
    }

    public static RemoteError Read(ref XdrReader reader)
    {
        var code = (LibvirtErrorCode)reader.ReadInt32();
        var domain = (LibvirtErrorDomain)reader.ReadInt32();
        var message = reader.ReadOptionalString();
        reader.ReadInt32();
        reader.Read<XdrOptional<DomainRef>>();
        reader.ReadOptionalString();
        reader.ReadOptionalString();
        reader.ReadOptionalString();
        reader.ReadInt32();
        reader.ReadInt32();
        reader.Read<XdrOptional<NetworkRef>>();
        return new(code, domain, message ?? "no message");
    }

    public LibvirtRemoteException ToException(LibvirtProcedure procedure) => new(Code, Domain, Message, procedure);
}
