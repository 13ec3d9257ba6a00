namespace LibvirtSharp.Xdr;

/// <summary>A struct of five fields, one after the other.</summary>
internal readonly record struct XdrStruct<T1, T2, T3, T4, T5>(T1 Item1, T2 Item2, T3 Item3, T4 Item4, T5 Item5)
    : IXdrValue<XdrStruct<T1, T2, T3, T4, T5>>
    where T1 : IXdrValue<T1>
    where T2 : IXdrValue<T2>
    where T3 : IXdrValue<T3>
    where T4 : IXdrValue<T4>
    where T5 : IXdrValue<T5>
{
    public void Write(ref XdrWriter writer)
    {
        Item1.Write(ref writer);
        Item2.Write(ref writer);
        Item3.Write(ref writer);
        Item4.Write(ref writer);
        Item5.Write(ref writer);
    }

    public static XdrStruct<T1, T2, T3, T4, T5> Read(ref XdrReader reader) =>
        new(T1.Read(ref reader), T2.Read(ref reader), T3.Read(ref reader), T4.Read(ref reader), T5.Read(ref reader));
}
