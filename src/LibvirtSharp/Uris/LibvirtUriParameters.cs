namespace LibvirtSharp;

/// <summary>The query parameters of a libvirt URI that apply to the connection.</summary>
public sealed record LibvirtUriParameters
{
    /// <summary><c>name</c>: the URI that the daemon opens.</summary>
    public string? Name { get; init; }

    /// <summary><c>socket</c>: path of the Unix socket.</summary>
    public string? Socket { get; init; }

    /// <summary><c>mode</c>: the daemon to connect to.</summary>
    public LibvirtDaemonMode Mode { get; init; }

    /// <summary><c>proxy</c>: the program that connects to the socket on the remote host; null if not set.</summary>
    public LibvirtSshProxy? Proxy { get; init; }

    /// <summary><c>netcat</c>: the netcat program on the remote host.</summary>
    public string? Netcat { get; init; }

    /// <summary><c>command</c>: the ssh program, or the command of transport ext.</summary>
    public string? Command { get; init; }

    /// <summary><c>keyfile</c>: private key of SSH.</summary>
    public string? KeyFile { get; init; }

    /// <summary><c>no_verify</c>: the host's key or certificate is not checked.</summary>
    public bool NoVerify { get; init; }

    /// <summary><c>no_tty</c>: SSH must not prompt.</summary>
    public bool NoTty { get; init; }

    /// <summary><c>no_sanity</c>: certificates are not checked for sanity.</summary>
    public bool NoSanity { get; init; }

    /// <summary><c>pkipath</c>: directory of the certificates.</summary>
    public string? PkiPath { get; init; }

    /// <summary><c>tls_priority</c>: priority string of GnuTLS.</summary>
    public string? TlsPriority { get; init; }

    /// <summary><c>known_hosts</c>: file of known SSH host keys.</summary>
    public string? KnownHosts { get; init; }

    /// <summary><c>known_hosts_verify</c>: how strictly SSH host keys are checked.</summary>
    public LibvirtHostKeyCheck KnownHostsVerify { get; init; }

    /// <summary><c>sshauth</c>: SSH authentication methods in order of preference.</summary>
    public IReadOnlyList<string> SshAuthentication { get; init; } = [];

    /// <summary><c>auth</c>: <c>sasl</c>, <c>sasl.MECHANISM</c> or <c>polkit</c>.</summary>
    public string? Authentication { get; init; }

    /// <summary><c>authfile</c>: file of credentials.</summary>
    public string? AuthenticationFile { get; init; }
}
