namespace HvProvider.Hosts.Text;

/// <summary>The state of the host could not be read; the message is a sentence.</summary>
internal sealed class HostReadException(string message, Exception? innerException = null)
    : Exception(message, innerException);
