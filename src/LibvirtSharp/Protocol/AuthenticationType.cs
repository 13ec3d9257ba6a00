using LibvirtSharp.Xdr;

namespace LibvirtSharp.Protocol;

/// <summary>remote_auth_type: an authentication method of the server.</summary>
internal readonly record struct AuthenticationType(int Value) : IXdrListItem<AuthenticationType>
{
    internal static AuthenticationType None => new(0);

    internal static AuthenticationType Sasl => new(1);

    internal static AuthenticationType Polkit => new(2);

    public static int MaxCount => ProtocolLimits.AuthenticationTypes;

    public static int MinSize => 4;

    public void Write(ref XdrWriter writer) => writer.WriteInt32(Value);

    public static AuthenticationType Read(ref XdrReader reader) => new(reader.ReadInt32());
}
