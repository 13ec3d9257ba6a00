namespace HvProvider.Xml;

/// <summary>A domain definition that cannot be parsed.</summary>
internal sealed class UnreadableXmlException(string message, Exception? inner = null) : Exception(message, inner);
