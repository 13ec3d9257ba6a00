using System.Xml;
using System.Xml.Linq;

namespace HvProvider.Xml;

/// <summary>Reads untrusted XML: without DTD and custom entities, with limits on size and depth.</summary>
internal static class SafeXml
{
    /// <summary>The largest string of libvirt's protocol (VIR_NET_MESSAGE_STRING_MAX and the like): 4 MiB.</summary>
    public const int MaxCharacters = 4 * 1024 * 1024;

    /// <summary>Copying an element recurses, so a deep document could exhaust the stack. libxml2 has the same limit.</summary>
    public const int MaxDepth = 256;

    /// <summary>Parses a document.</summary>
    /// <exception cref="UnreadableXmlException">The text is not well-formed, too large or too deep.</exception>
    public static XElement Parse(string xml)
    {
        if (xml.Length > MaxCharacters)
        {
            throw new UnreadableXmlException($"The document has more than {MaxCharacters} characters.");
        }

        try
        {
            CheckDepth(xml);
            using var reader = Open(xml);
            return XElement.Load(reader, LoadOptions.None);
        }
        catch (XmlException exception)
        {
            throw new UnreadableXmlException("The document is not well-formed: " + exception.Message, exception);
        }
    }

    private static void CheckDepth(string xml)
    {
        using var reader = Open(xml);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                throw new UnreadableXmlException($"The document is nested deeper than {MaxDepth} elements.");
            }
        }
    }

    private static XmlReader Open(string xml) => XmlReader.Create(new StringReader(xml), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    });
}
