namespace LibvirtSharp.Transports;

/// <summary>A way to a daemon: everything before the first byte of the protocol.</summary>
internal interface ITransport
{
    /// <summary>Connects. The caller owns the stream.</summary>
    /// <exception cref="LibvirtConnectionException">It cannot; the message says why and what to do.</exception>
    Task<TransportStream> ConnectAsync(CancellationToken cancellationToken);
}
