namespace LibvirtSharp.Xdr;

/// <summary>No bytes: the arguments or the reply of a procedure without any.</summary>
internal readonly record struct XdrVoid : IXdrValue<XdrVoid>
{
    public void Write(ref XdrWriter writer)
    {
    }

    public static XdrVoid Read(ref XdrReader reader) => default;
}
