namespace LibvirtSharp.Xdr;

/// <summary>A struct of two fields, one after the other.</summary>
internal readonly record struct XdrStruct<T1, T2>(T1 Item1, T2 Item2)
    : IXdrValue<XdrStruct<T1, T2>>
    where T1 : IXdrValue<T1>
    where T2 : IXdrValue<T2>
{
    public void Write(ref XdrWriter writer)
    {
        Item1.Write(ref writer);
        Item2.Write(ref writer);
    }

    public static XdrStruct<T1, T2> Read(ref XdrReader reader) =>
        new(T1.Read(ref reader), T2.Read(ref reader));
}
