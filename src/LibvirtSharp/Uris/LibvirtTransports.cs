namespace LibvirtSharp;

/// <summary>A set of transports; bits by the numbers of <see cref="LibvirtTransport"/>.</summary>
[Flags]
internal enum LibvirtTransports
{
    None = 0,
    Unix = 1 << LibvirtTransport.Unix,
    Ssh = 1 << LibvirtTransport.Ssh,
    Libssh = (1 << LibvirtTransport.Libssh) | (1 << LibvirtTransport.Libssh2),
    AnySsh = Ssh | Libssh,
    Tls = 1 << LibvirtTransport.Tls,
    External = 1 << LibvirtTransport.External,
    All = (1 << (LibvirtTransport.External + 1)) - 1,
}
