namespace LibvirtSharp.Xdr;

/// <summary>T&lt;&gt;: count and items.</summary>
internal readonly record struct XdrList<T>(IReadOnlyList<T> Items) : IXdrValue<XdrList<T>>
    where T : IXdrListItem<T>
{
    public void Write(ref XdrWriter writer) => writer.WriteList(Items);

    public static XdrList<T> Read(ref XdrReader reader) => new(reader.ReadList<T>());
}
