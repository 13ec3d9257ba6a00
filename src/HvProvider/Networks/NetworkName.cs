using System.Text;
using HvProvider.Xml;

namespace HvProvider.Networks;

/// <summary>The rules for the names of networks and of their port groups.</summary>
internal static class NetworkName
{
    /// <summary>
    /// libvirt stores the definition in <c>NAME.xml</c> and first writes <c>NAME.xml.new</c>; a file name has at most 255 bytes.
    /// </summary>
    public const int MaxBytes = 247;

    /// <summary>Why a name is not a valid network name, as the rest of a sentence; null if it is valid.</summary>
    public static string? Problem(string name) =>
        name.Contains('/', StringComparison.Ordinal) ? "must not contain '/', which libvirt rejects" : PortGroupProblem(name);

    /// <summary>The same for the name of a port group, which is not used as a file name.</summary>
    public static string? PortGroupProblem(string name)
    {
        if (name.Length == 0)
        {
            return "must not be empty";
        }

        var length = Encoding.UTF8.GetByteCount(name);
        if (length > MaxBytes)
        {
            return $"must have at most {MaxBytes} bytes, but has {length}";
        }

        if (!XmlText.IsCarried(name))
        {
            return "must not contain control characters";
        }
        // libvirt accepts them, but they are invisible in a reference to the name.
        return char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[^1]) ? "must not begin or end with white space" : null;
    }
}
