namespace HvProvider.Networks;

/// <summary>A network's definition that cannot be read.</summary>
internal sealed class NetworkXmlException(string message, Exception? inner = null) : Exception(message, inner);
