using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace LibvirtSharp.Transports;

/// <summary>The process at the other end of a unix socket, from <c>SO_PEERCRED</c>.</summary>
internal static class PeerCredentials
{
    // The numbers of Linux, except on PowerPC.
    private const int SocketLevel = 1;
    private const int PeerCredentialsOption = 17;

    // struct ucred: pid, uid, gid.
    private const int Size = 3 * sizeof(int);

    /// <summary>The process of the peer and its user; each null if the kernel does not report it.</summary>
    public static (int? ProcessId, int? UserId) Read(Socket socket)
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture == Architecture.Ppc64le)
        {
            return (null, null);
        }

        Span<int> credentials = stackalloc int[Size / sizeof(int)];
        try
        {
            var length = socket.GetRawSocketOption(
                SocketLevel, PeerCredentialsOption, MemoryMarshal.AsBytes(credentials));

            // 0: a process outside this PID namespace.
            return length == Size ? (credentials[0] > 0 ? credentials[0] : null, credentials[1]) : (null, null);
        }
        catch (SocketException)
        {
            return (null, null);
        }
    }
}
