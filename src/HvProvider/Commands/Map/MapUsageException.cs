namespace HvProvider.Commands.Map;

/// <summary>The command line makes no sense; the message says why, as a sentence.</summary>
internal sealed class MapUsageException(string message) : Exception(message);
