namespace HvProvider.Hosts;

/// <summary>Why ports of a bridge count as its uplinks.</summary>
internal enum UplinkBasis
{
    /// <summary>No port leads off the host, or the configuration states so.</summary>
    None,

    /// <summary>The configuration names them.</summary>
    Named,

    /// <summary>The only port whose kind leads to the physical network: a hardware device, a bond, or a device on top of one.</summary>
    Kind,

    /// <summary>
    /// The only port that may lead off the host, although its kind does not show it, such as a veth device or a tunnel.
    /// </summary>
    Assumed,

    /// <summary>Several ports may be it.</summary>
    Unclear,
}
