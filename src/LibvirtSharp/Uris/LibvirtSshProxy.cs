namespace LibvirtSharp;

/// <summary>What connects to the socket at the far end of SSH.</summary>
public enum LibvirtSshProxy
{
    /// <summary>virt-ssh-helper where it is installed, else netcat.</summary>
    Auto = 0,

    /// <summary>netcat</summary>
    Netcat = 1,

    /// <summary>virt-ssh-helper</summary>
    Native = 2,
}
