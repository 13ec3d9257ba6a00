using System.Text;

namespace HvProvider.Xml;

/// <summary>What an XML document can carry.</summary>
internal static class XmlText
{
    /// <summary>Whether text comes back from a document as it was, as an element's content and as an attribute's value.</summary>
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
