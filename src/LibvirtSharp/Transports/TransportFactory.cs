namespace LibvirtSharp.Transports;

/// <summary>Selects the transport of a URI.</summary>
internal static class TransportFactory
{
    public static ITransport Create(LibvirtUri uri, bool readOnly) => uri.Transport switch
    {
        LibvirtTransport.Unix => new UnixTransport(
            new UnixSocketLocator(UserEnvironment.Current).Locate(uri, readOnly)),
        var other => throw new LibvirtConnectionException(
            LibvirtConnectionFailure.NotSupported,
            $"The transport '{LibvirtUriNames.Of(other)}' of '{uri}' is not supported. Supported: 'unix', a socket "
            + "of this machine, as in qemu:///system."),
    };
}
