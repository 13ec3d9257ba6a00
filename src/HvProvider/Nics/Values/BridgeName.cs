using System.Text;
using HvProvider.Xml;

namespace HvProvider.Nics.Values;

/// <summary>The kernel's rules for the name of a link (<c>dev_valid_name</c>), applied to a bridge.</summary>
internal static class BridgeName
{
    /// <summary>IFNAMSIZ without the terminating NUL.</summary>
    public const int MaxBytes = 15;

    /// <summary>The kernel looks at bytes as Latin-1, so it takes this one for a space inside 'à' and others.</summary>
    private const byte Latin1NoBreakSpace = 0xA0;

    /// <summary>The reason why the name is invalid, as the rest of a sentence about it; null if it is valid.</summary>
    public static string? Problem(string name)
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

        if (name is "." or "..")
        {
            return "must not be '.' or '..'";
        }

        if (name.AsSpan().ContainsAny('/', ':'))
        {
            return "must not contain '/' or ':'";
        }

        if (name.Any(char.IsWhiteSpace) || Encoding.UTF8.GetBytes(name).Contains(Latin1NoBreakSpace))
        {
            return "must not contain white space";
        }
        // Beyond the kernel's rules: what no XML document can carry, and no administrator means.
        if (!XmlText.IsCarried(name))
        {
            return "must not contain control characters";
        }

        return null;
    }
}
