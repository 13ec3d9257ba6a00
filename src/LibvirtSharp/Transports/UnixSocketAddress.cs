namespace LibvirtSharp.Transports;

/// <summary>The path of a socket, and the name of its daemon.</summary>
internal sealed record UnixSocketAddress(string Path, string Daemon);
