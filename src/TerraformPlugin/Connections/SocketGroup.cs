using System.Globalization;
using System.Runtime.InteropServices;
using TerraformPlugin.Lifetime;

namespace TerraformPlugin.Connections;

/// <summary>Gives the socket's file to a group, as a host asks for that runs its plugins as other users.</summary>
internal static partial class SocketGroup
{
    private const string GroupFile = "/etc/group";
    private const uint KeepOwner = uint.MaxValue;

    public static void Assign(string path, string group)
    {
        if (ChangeOwner(path, KeepOwner, Resolve(group)) != 0)
        {
            throw new LaunchException(
                $"Cannot give the socket {path} to the group {group} (PLUGIN_UNIX_SOCKET_GROUP): {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    // A number or a name of the group file. Groups of directory services need their number: asking those services
    // takes loading libraries, which a static executable cannot.
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

        throw new LaunchException($"PLUGIN_UNIX_SOCKET_GROUP: there is no group {group} in {GroupFile}.");
    }

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint owner, uint group);
}
