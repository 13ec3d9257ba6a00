namespace LibvirtSharp;

/// <summary>The part of libvirt that raised an error. Unknown parts keep their number.</summary>
public enum LibvirtErrorDomain
{
    /// <summary>Not specified.</summary>
    None = 0,

    /// <summary>XML parsing.</summary>
    Xml = 5,

    /// <summary>The RPC layer.</summary>
    Rpc = 7,

    /// <summary>The QEMU driver.</summary>
    Qemu = 10,

    /// <summary>Legacy network configuration.</summary>
    Net = 11,

    /// <summary>The test driver.</summary>
    Test = 12,

    /// <summary>The remote driver.</summary>
    Remote = 13,

    /// <summary>The LXC driver.</summary>
    Lxc = 17,

    /// <summary>Storage.</summary>
    Storage = 18,

    /// <summary>Virtual networks.</summary>
    Network = 19,

    /// <summary>Domains in general.</summary>
    Domain = 20,

    /// <summary>Host devices.</summary>
    NodeDevice = 22,

    /// <summary>Security drivers.</summary>
    Security = 24,

    /// <summary>Host interfaces.</summary>
    Interface = 26,

    /// <summary>Network filters.</summary>
    NetworkFilter = 33,

    /// <summary>Streams.</summary>
    Streams = 38,

    /// <summary>URI handling.</summary>
    Uri = 45,

    /// <summary>Authentication.</summary>
    Authentication = 46,

    /// <summary>D-Bus.</summary>
    DBus = 47,

    /// <summary>Devices.</summary>
    Device = 49,

    /// <summary>SSH.</summary>
    Ssh = 50,

    /// <summary>Control groups.</summary>
    ControlGroup = 54,

    /// <summary>Access control.</summary>
    Access = 55,

    /// <summary>Firewall.</summary>
    Firewall = 59,

    /// <summary>polkit.</summary>
    Polkit = 60,

    /// <summary>firewalld.</summary>
    Firewalld = 68,
}
