namespace LibvirtSharp.Xdr;

/// <summary>The limits of libvirt's RPC protocol. Nothing beyond them is allocated.</summary>
internal static class ProtocolLimits
{
    /// <summary>Length word and header.</summary>
    internal const int HeaderSize = 28;

    /// <summary>Longest packet, its length word included.</summary>
    internal const int Packet = 33_554_432 + 4;

    /// <summary>Longest string, in bytes of UTF-8.</summary>
    internal const int String = 4_194_304;

    /// <summary>Domains, networks, network ports or interfaces of one listing.</summary>
    internal const int ListItems = 16_384;

    /// <summary>Interfaces of one domain.</summary>
    internal const int InterfacesPerDomain = 2048;

    /// <summary>Addresses of one interface.</summary>
    internal const int AddressesPerInterface = 2048;

    /// <summary>Leases of one network.</summary>
    internal const int DhcpLeases = 65_536;

    /// <summary>Typed parameters of an interface or network port.</summary>
    internal const int InterfaceParameters = 16;

    /// <summary>Authentication types that a server may offer.</summary>
    internal const int AuthenticationTypes = 20;
}
