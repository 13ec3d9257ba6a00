namespace LibvirtSharp;

/// <summary>The keywords of a libvirt URI.</summary>
internal static class LibvirtUriNames
{
    internal static (string Name, LibvirtTransport Value)[] Transports =>
    [
        ("unix", LibvirtTransport.Unix), ("ssh", LibvirtTransport.Ssh), ("libssh", LibvirtTransport.Libssh),
        ("libssh2", LibvirtTransport.Libssh2), ("tls", LibvirtTransport.Tls), ("tcp", LibvirtTransport.Tcp),
        ("ext", LibvirtTransport.External),
    ];

    internal static (string Name, LibvirtDaemonMode Value)[] Modes =>
    [
        ("auto", LibvirtDaemonMode.Auto), ("direct", LibvirtDaemonMode.Direct), ("legacy", LibvirtDaemonMode.Legacy),
    ];

    internal static (string Name, LibvirtSshProxy Value)[] Proxies =>
    [
        ("auto", LibvirtSshProxy.Auto), ("netcat", LibvirtSshProxy.Netcat), ("native", LibvirtSshProxy.Native),
    ];

    internal static (string Name, LibvirtHostKeyCheck Value)[] HostKeyChecks =>
    [
        ("normal", LibvirtHostKeyCheck.Normal), ("auto", LibvirtHostKeyCheck.Auto),
        ("ignore", LibvirtHostKeyCheck.Ignore),
    ];

    internal static string[] SshMethods => ["agent", "privkey", "password", "keyboard-interactive"];

    internal static string Of(LibvirtTransport transport) =>
        Array.Find(Transports, entry => entry.Value == transport).Name;

    /// <summary>The value of a keyword, case-insensitive. The exception contains the allowed keywords.</summary>
    internal static T Find<T>((string Name, T Value)[] words, string found, string what)
    {
        foreach (var (name, value) in words)
        {
            if (name.Equals(found, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        throw new FormatException(
            $"{what} is '{found}'. Allowed: {string.Join(", ", words.Select(word => word.Name))}.");
    }
}
