namespace LibvirtSharp.Transports;

/// <summary>A connected stream to a daemon.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="UnixPeer">The listening process; null if the transport is not a unix socket.</param>
internal sealed record TransportStream(Stream Stream, LibvirtUnixPeer? UnixPeer);
