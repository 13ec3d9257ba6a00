namespace LibvirtSharp.Xdr;

/// <summary>No bytes at all: the arguments or the answer of a procedure that has none.</summary>
internal readonly record struct XdrVoid : IXdrValue<XdrVoid>
{
    public void Write(ref XdrWriter writer)
    {
    }

    public static XdrVoid Read(ref XdrReader reader) => default;
}
