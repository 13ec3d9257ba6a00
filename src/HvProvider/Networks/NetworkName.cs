using System.Text;
using HvProvider.Xml;

namespace HvProvider.Networks;

/// <summary>The rules for the names of networks and of their port groups.</summary>
internal static class NetworkName
{
    /// <summary>
    /// libvirt keeps the definition in the file <c>NAME.xml</c>, and writes it as <c>NAME.xml.new</c> first: 255 bytes in all.
    /// </summary>
    public const int MaxBytes = 247;

    /// <summary>Says what is wrong with a network's name, as the rest of a sentence about it, or null when nothing is.</summary>
    public static string? Problem(string name) =>
        name.Contains('/', StringComparison.Ordinal) ? "must not contain '/', which libvirt rejects" : PortGroupProblem(name);

    /// <summary>The same for a port group's name: it is in no file, and the rest holds for it just as well.</summary>
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
        // libvirt takes them; nobody who refers to the name would see them.
        return char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[^1]) ? "must not begin or end with white space" : null;
    }
}
