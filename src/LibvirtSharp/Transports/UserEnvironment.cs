namespace LibvirtSharp.Transports;

/// <summary>The environment that determines the path of a socket.</summary>
internal sealed record UserEnvironment
{
    /// <summary>The environment of this process.</summary>
    public static UserEnvironment Current => new()
    {
        IsRoot = Environment.IsPrivilegedProcess,
        RuntimeDirectory = RuntimeDirectoryOfUser(),
        Exists = File.Exists,
    };

    /// <summary>Whether the user is root, which has no session daemon.</summary>
    public required bool IsRoot { get; init; }

    /// <summary>The directory of the user's sockets.</summary>
    public required string RuntimeDirectory { get; init; }

    /// <summary>Whether a socket exists.</summary>
    public required Func<string, bool> Exists { get; init; }

    // As in glib, which libvirt uses.
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
