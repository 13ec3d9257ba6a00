namespace HvProvider.Commands.Map;

/// <summary>The command line is invalid; the message is a sentence.</summary>
internal sealed class MapUsageException(string message) : Exception(message);
