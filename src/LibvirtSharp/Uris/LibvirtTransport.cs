namespace LibvirtSharp;

/// <summary>The transport to the daemon.</summary>
public enum LibvirtTransport
{
    /// <summary>A Unix socket of this machine.</summary>
    Unix = 0,

    /// <summary>The ssh program.</summary>
    Ssh = 1,

    /// <summary>SSH without an external program (libssh).</summary>
    Libssh = 2,

    /// <summary>SSH without an external program (libssh2).</summary>
    Libssh2 = 3,

    /// <summary>TLS over TCP.</summary>
    Tls = 4,

    /// <summary>Plain TCP.</summary>
    Tcp = 5,

    /// <summary>A custom command.</summary>
    External = 6,
}
