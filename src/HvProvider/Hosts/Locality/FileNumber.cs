using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace HvProvider.Hosts.Locality;

/// <summary>The inode number of a file, which .NET does not provide.</summary>
internal static partial class FileNumber
{
    // struct statx is identical on all architectures; the inode number is its eighth member.
    private const int StructSize = 256;
    private const int NumberOffset = 32;

    private const int CurrentFolder = -100; // AT_FDCWD
    private const uint NumberWanted = 0x100; // STATX_INO

    /// <summary>The inode number; null if the file is not accessible.</summary>
    public static ulong? Of(string path)
    {
        Span<byte> status = stackalloc byte[StructSize];
        if (Status(CurrentFolder, path, 0, NumberWanted, ref MemoryMarshal.GetReference(status)) != 0)
        {
            return null;
        }

        var bytes = status.Slice(NumberOffset, sizeof(ulong));
        return BitConverter.IsLittleEndian
            ? BinaryPrimitives.ReadUInt64LittleEndian(bytes)
            : BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Status(int folder, string path, int flags, uint mask, ref byte status);
}
