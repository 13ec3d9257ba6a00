namespace LibvirtSharp.Transports;

/// <summary>A stream to a daemon.</summary>
/// <param name="Stream">The bytes.</param>
/// <param name="UnixPeer">Who listens at the other end, where that is a unix socket.</param>
internal sealed record TransportStream(Stream Stream, LibvirtUnixPeer? UnixPeer);
