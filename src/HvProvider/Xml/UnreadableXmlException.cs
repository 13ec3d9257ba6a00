namespace HvProvider.Xml;

/// <summary>A document that claims to be a domain's definition and is none.</summary>
internal sealed class UnreadableXmlException(string message, Exception? inner = null) : Exception(message, inner);
