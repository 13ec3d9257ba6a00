using System.Net.Sockets;
using System.Text;
using TerraformPlugin.Lifetime;

namespace TerraformPlugin.Connections;

/// <summary>
/// The unix socket on which the plugin serves. Only the user that runs Terraform can access it, unless the host sets a
/// group. <see cref="Dispose"/> removes the file.
/// </summary>
internal sealed class ListeningSocket : IDisposable
{
    // sockaddr_un has room for 108 bytes, the last of which is a NUL.
    private const int MaxPathBytes = 107;
    private const string FallbackDirectory = "/tmp";
    private const int Backlog = 16;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerAndGroup = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;

    private ListeningSocket(Socket socket, string path)
    {
        Socket = socket;
        Path = path;
    }

    public Socket Socket { get; }

    public string Path { get; }

    /// <exception cref="LaunchException">The socket cannot be created.</exception>
    public static ListeningSocket Open(string? directory, string? group)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new LaunchException("This provider requires unix sockets with file modes. It does not run on Windows.");
        }

        var path = ChoosePath(directory);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
            // No client can connect before Listen, so the socket is never accessible to other users.
            if (group is not null)
            {
                SocketGroup.Assign(path, group);
            }

            File.SetUnixFileMode(path, group is null ? OwnerOnly : OwnerAndGroup);
            socket.Listen(Backlog);
            return new ListeningSocket(socket, path);
        }
        catch (Exception e) when (e is SocketException or IOException or UnauthorizedAccessException)
        {
            socket.Dispose();
            throw new LaunchException($"Cannot listen on the unix socket {path}: {e.Message}", e);
        }
        catch (LaunchException)
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Removes the file. Established connections stay open.</summary>
    public void Unlink() => File.Delete(Path);

    public void Dispose()
    {
        Socket.Dispose();
        Unlink();
    }

    private static string ChoosePath(string? directory)
    {
        // Unique, not secret: the file mode restricts access. A cryptographic generator, including Guid.NewGuid, loads
        // OpenSSL first or requires /dev/urandom.
        var name = $"plugin{Environment.ProcessId:x}-{Random.Shared.Next():x8}";
        if (directory is not null)
        {
            var wanted = System.IO.Path.GetFullPath(System.IO.Path.Combine(directory, name));
            return Fits(wanted)
                ? wanted
                : throw new LaunchException(
                    $"PLUGIN_UNIX_SOCKET_DIR is too long: {wanted} exceeds {MaxPathBytes} bytes, the maximum length of the path of "
                    + "a unix socket.");
        }

        var temporary = System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetTempPath(), name));
        return Fits(temporary) ? temporary : System.IO.Path.Combine(FallbackDirectory, name);
    }

    // '|' separates the fields of the handshake line, and a line break ends it.
    private static bool Fits(string path) =>
        Encoding.UTF8.GetByteCount(path) <= MaxPathBytes && path.AsSpan().IndexOfAny('|', '\n') < 0;
}
