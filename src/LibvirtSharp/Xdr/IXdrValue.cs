namespace LibvirtSharp.Xdr;

/// <summary>A value that writes itself to, and reads itself from, the wire.</summary>
internal interface IXdrValue<TSelf>
    where TSelf : IXdrValue<TSelf>
{
    /// <summary>Appends this value.</summary>
    void Write(ref XdrWriter writer);

    /// <summary>Reads one value; throws <see cref="XdrException"/> rather than reading what is not there.</summary>
    static abstract TSelf Read(ref XdrReader reader);
}
