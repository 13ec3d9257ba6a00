namespace LibvirtSharp.Transports;

/// <summary>A socket, and whose it is.</summary>
internal sealed record UnixSocketAddress(string Path, string Daemon);
