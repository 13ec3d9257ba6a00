namespace LibvirtSharp.Xdr;

/// <summary>Invalid bytes, or a value that the protocol cannot encode.</summary>
internal sealed class XdrException(string message) : Exception(message);
