namespace LibvirtSharp;

/// <summary>Reads the parameters of the connection. Unknown parameters belong to the daemon.</summary>
internal static class LibvirtUriParameterReader
{
    private const LibvirtTransports All = LibvirtTransports.All;
    private const LibvirtTransports Ssh = LibvirtTransports.Ssh;
    private const LibvirtTransports AnySsh = LibvirtTransports.AnySsh;
    private const LibvirtTransports Libssh = LibvirtTransports.Libssh;
    private const LibvirtTransports Unix = LibvirtTransports.Unix;
    private const LibvirtTransports Tls = LibvirtTransports.Tls;
    private const LibvirtTransports External = LibvirtTransports.External;

    /// <summary>Applies a parameter; null if it is unknown.</summary>
    public static (LibvirtUriParameters Result, LibvirtTransports Transports)? Read(
        LibvirtUriParameters sofar, string name, string value) => name switch
        {
            "name" => (sofar with { Name = value }, All),
            "socket" => (sofar with { Socket = AbsolutePath(name, value) }, Unix | AnySsh),
            "mode" => (sofar with { Mode = Word(LibvirtUriNames.Modes, name, value) }, Unix | AnySsh),
            "proxy" => (sofar with { Proxy = Word(LibvirtUriNames.Proxies, name, value) }, AnySsh),
            "netcat" => (sofar with { Netcat = NotEmpty(name, value) }, AnySsh),
            "command" => (sofar with { Command = NotEmpty(name, value) }, Ssh | External),
            "keyfile" => (sofar with { KeyFile = NotEmpty(name, value) }, AnySsh),
            "no_verify" => (sofar with { NoVerify = Flag(name, value) }, Ssh | Tls),
            "no_tty" => (sofar with { NoTty = Flag(name, value) }, Ssh),
            "no_sanity" => (sofar with { NoSanity = Flag(name, value) }, Tls),
            "pkipath" => (sofar with { PkiPath = NotEmpty(name, value) }, Tls),
            "tls_priority" => (sofar with { TlsPriority = NotEmpty(name, value) }, Tls),
            "known_hosts" => (sofar with { KnownHosts = NotEmpty(name, value) }, Libssh),
            "known_hosts_verify" =>
                (sofar with { KnownHostsVerify = Word(LibvirtUriNames.HostKeyChecks, name, value) }, Libssh),
            "sshauth" => (sofar with { SshAuthentication = Methods(name, value) }, Libssh),
            "auth" => (sofar with { Authentication = Authentication(value) }, All),
            "authfile" => (sofar with { AuthenticationFile = NotEmpty(name, value) }, All),
            _ => null,
        };

    private static T Word<T>((string Name, T Value)[] words, string name, string value) =>
        LibvirtUriNames.Find(words, value, $"The parameter '{name}'");

    private static string NotEmpty(string name, string value) =>
        value.Length > 0 ? value : throw new FormatException($"The parameter '{name}' is empty.");

    private static string AbsolutePath(string name, string value) => value.StartsWith('/')
        ? value
        : throw new FormatException($"The parameter '{name}' is '{value}'. Allowed: an absolute path.");

    private static bool Flag(string name, string value) => int.TryParse(value, out var number)
        ? number != 0
        : throw new FormatException($"The parameter '{name}' is '{value}'. Allowed: 0 (no) and 1 (yes).");

    private static string[] Methods(string name, string value)
    {
        var methods = value.Split(',');
        var allowed = LibvirtUriNames.SshMethods;
        return Array.Find(methods, method => !allowed.Contains(method)) is { } unknown
            ? throw new FormatException(
                $"The parameter '{name}' contains '{unknown}'. Allowed: {string.Join(", ", allowed)}.")
            : methods;
    }

    private static string Authentication(string value) =>
        value is "sasl" or "polkit" || (value.StartsWith("sasl.", StringComparison.Ordinal) && value.Length > 5)
            ? value
            : throw new FormatException(
                $"The parameter 'auth' is '{value}'. Allowed: sasl, sasl.MECHANISM, polkit.");
}
