using System.Net.Sockets;
using System.Text;
using TerraformPlugin.Lifetime;

namespace TerraformPlugin.Connections;

/// <summary>
/// The unix socket on which the plugin serves. It belongs to the user that runs Terraform and to nobody else, unless
/// the host names a group. The file is gone after <see cref="Dispose"/>.
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

    /// <exception cref="LaunchException">The socket cannot be made.</exception>
    public static ListeningSocket Open(string? directory, string? group)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new LaunchException("This provider needs unix sockets with file modes: it does not run on Windows.");
        }

        var path = ChoosePath(directory);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
            // Nobody can connect before Listen, so there is no moment at which the socket is open to others.
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

    /// <summary>Removes the file. Who is connected stays connected.</summary>
    public void Unlink() => File.Delete(Path);

    public void Dispose()
    {
        Socket.Dispose();
        Unlink();
    }

    private static string ChoosePath(string? directory)
    {
        // Unique, not secret: access is guarded by the file's mode. A cryptographic generator, which Guid.NewGuid is, too,
        // loads OpenSSL first or needs /dev/urandom.
        var name = $"plugin{Environment.ProcessId:x}-{Random.Shared.Next():x8}";
        if (directory is not null)
        {
            var wanted = System.IO.Path.GetFullPath(System.IO.Path.Combine(directory, name));
            return Fits(wanted)
                ? wanted
                : throw new LaunchException(
                    $"PLUGIN_UNIX_SOCKET_DIR is too long: {wanted} has more than {MaxPathBytes} bytes, the most that the path of a unix socket can have.");
        }

        var temporary = System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetTempPath(), name));
        return Fits(temporary) ? temporary : System.IO.Path.Combine(FallbackDirectory, name);
    }

    // The handshake line separates its fields by a bar and ends with the line.
    private static bool Fits(string path) =>
        Encoding.UTF8.GetByteCount(path) <= MaxPathBytes && path.AsSpan().IndexOfAny('|', '\n') < 0;
}
