namespace LibvirtSharp;

/// <summary>Family of an IP address.</summary>
public enum IpAddressKind
{
    /// <summary>IPv4.</summary>
    IPv4 = 0,

    /// <summary>IPv6.</summary>
    IPv6 = 1,
}
