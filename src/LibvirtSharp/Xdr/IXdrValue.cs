namespace LibvirtSharp.Xdr;

/// <summary>A value with an XDR encoding.</summary>
internal interface IXdrValue<TSelf>
    where TSelf : IXdrValue<TSelf>
{
    /// <summary>Appends this value.</summary>
    void Write(ref XdrWriter writer);

    /// <summary>Reads one value; throws <see cref="XdrException"/> if it is incomplete.</summary>
    static abstract TSelf Read(ref XdrReader reader);
}
