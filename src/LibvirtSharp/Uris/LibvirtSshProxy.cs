namespace LibvirtSharp;

/// <summary>The program that connects to the socket on the remote host.</summary>
public enum LibvirtSshProxy
{
    /// <summary>virt-ssh-helper if it is installed, otherwise netcat.</summary>
    Auto = 0,

    /// <summary>netcat</summary>
    Netcat = 1,

    /// <summary>virt-ssh-helper</summary>
    Native = 2,
}
