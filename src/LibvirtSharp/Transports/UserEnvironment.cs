namespace LibvirtSharp.Transports;

/// <summary>What the place of a socket depends on.</summary>
internal sealed record UserEnvironment
{
    /// <summary>That of this process.</summary>
    public static UserEnvironment Current => new()
    {
        IsRoot = Environment.IsPrivilegedProcess,
        RuntimeDirectory = RuntimeDirectoryOfUser(),
        Exists = File.Exists,
    };

    /// <summary>Whether the user is root, who has no session daemon.</summary>
    public required bool IsRoot { get; init; }

    /// <summary>Where the user's own sockets are.</summary>
    public required string RuntimeDirectory { get; init; }

    /// <summary>Whether a socket exists.</summary>
    public required Func<string, bool> Exists { get; init; }

    // As glib does it, which libvirt asks.
    private static string RuntimeDirectoryOfUser()
    {
        if (Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } runtime)
        {
            return runtime;
        }

        if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache)
        {
            return cache;
        }

        return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
    }
}
