namespace LibvirtSharp.Xdr;

/// <summary>Bytes that are not what they should be, or a value that the protocol cannot carry.</summary>
internal sealed class XdrException(string message) : Exception(message);
