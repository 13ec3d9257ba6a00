using System.Globalization;
using System.Runtime.InteropServices;
using TerraformPlugin.Lifetime;

namespace TerraformPlugin.Connections;

/// <summary>Assigns the socket file to a group, for hosts that run their plugins as other users.</summary>
internal static partial class SocketGroup
{
    private const string GroupFile = "/etc/group";
    private const uint KeepOwner = uint.MaxValue;

    public static void Assign(string path, string group)
    {
        if (ChangeOwner(path, KeepOwner, Resolve(group)) != 0)
        {
            throw new LaunchException(
                $"Cannot assign the socket {path} to the group {group} (PLUGIN_UNIX_SOCKET_GROUP): "
                + Marshal.GetLastPInvokeErrorMessage());
        }
    }

    // A number or a name in the group file. Groups of directory services require a number, because a static executable
    // cannot load the libraries that look up their names.
    private static uint Resolve(string group)
    {
        if (uint.TryParse(group, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        foreach (var line in File.ReadLines(GroupFile))
        {
            if (line.Split(':') is [var name, _, var id, ..] && name == group && uint.TryParse(id, out number))
            {
                return number;
            }
        }

        throw new LaunchException($"PLUGIN_UNIX_SOCKET_GROUP: {GroupFile} has no group {group}.");
    }

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint owner, uint group);
}
