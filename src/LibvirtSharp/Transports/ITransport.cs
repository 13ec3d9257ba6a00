namespace LibvirtSharp.Transports;

/// <summary>A transport to a daemon: establishes the connection before the first byte of the protocol.</summary>
internal interface ITransport
{
    /// <summary>Connects. The caller owns the stream.</summary>
    /// <exception cref="LibvirtConnectionException">
    /// No connection could be established. The message contains the cause and the solution.
    /// </exception>
    Task<TransportStream> ConnectAsync(CancellationToken cancellationToken);
}
