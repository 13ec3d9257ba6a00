namespace HvProvider.Hosts.Text;

/// <summary>The host's state could not be read; the message says what failed, as a sentence.</summary>
internal sealed class HostReadException(string message, Exception? innerException = null)
    : Exception(message, innerException);
