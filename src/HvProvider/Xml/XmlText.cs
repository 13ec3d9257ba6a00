using System.Text;

namespace HvProvider.Xml;

/// <summary>The characters that an XML document can contain.</summary>
internal static class XmlText
{
    /// <summary>Whether text is preserved in a document, as content of an element and as value of an attribute.</summary>
    public static bool IsCarried(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF)
            {
                return false;
            }
        }

        return true;
    }
}
