using System.Net.Sockets;

namespace LibvirtSharp.Tests.Support;

/// <summary>Two connected streams.</summary>
internal static class SocketPair
{
    internal static (Stream Ours, Stream Theirs) Create()
    {
        var directory = Directory.CreateTempSubdirectory("pair").FullName;
        try
        {
            using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            var endPoint = new UnixDomainSocketEndPoint(Path.Combine(directory, "s"));
            listener.Bind(endPoint);
            listener.Listen(1);
            var ours = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            ours.Connect(endPoint);
            return (new NetworkStream(ours, ownsSocket: true), new NetworkStream(listener.Accept(), ownsSocket: true));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
