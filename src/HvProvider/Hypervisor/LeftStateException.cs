namespace HvProvider.Hypervisor;

/// <summary>A failure together with the state in which it left the guest, which its diagnostic must not conceal.</summary>
/// <param name="left">The state of the guest, and how to restore its connection by hand, as sentences.</param>
/// <param name="cause">The failure.</param>
internal sealed class LeftStateException(string left, Exception cause) : Exception($"{cause.Message} {left}", cause)
{
    /// <summary>The state of the guest, as sentences.</summary>
    public string Left => left;

    /// <summary>The failure.</summary>
    public Exception Cause => InnerException!;
}
