namespace HvProvider.Networks;

/// <summary>A network definition that cannot be parsed.</summary>
internal sealed class NetworkXmlException(string message, Exception? inner = null) : Exception(message, inner);
