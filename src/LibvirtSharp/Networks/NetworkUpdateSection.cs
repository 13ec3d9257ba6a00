namespace LibvirtSharp;

/// <summary>The section of a network that an update changes.</summary>
public enum NetworkUpdateSection : uint
{
    /// <summary>bridge</summary>
    Bridge = 1,

    /// <summary>domain</summary>
    Domain = 2,

    /// <summary>ip</summary>
    IP = 3,

    /// <summary>ip/dhcp/host</summary>
    DhcpHost = 4,

    /// <summary>ip/dhcp/range</summary>
    DhcpRange = 5,

    /// <summary>forward</summary>
    Forward = 6,

    /// <summary>forward/interface</summary>
    ForwardInterface = 7,

    /// <summary>forward/pf</summary>
    ForwardPhysicalFunction = 8,

    /// <summary>portgroup</summary>
    PortGroup = 9,

    /// <summary>dns/host</summary>
    DnsHost = 10,

    /// <summary>dns/txt</summary>
    DnsTxt = 11,

    /// <summary>dns/srv</summary>
    DnsSrv = 12,
}
