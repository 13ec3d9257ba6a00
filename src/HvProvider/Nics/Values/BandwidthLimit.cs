using System.Globalization;

namespace HvProvider.Nics.Values;

/// <summary>The limit of traffic in one direction.</summary>
/// <param name="Average">The rate, in kilobytes (1000 bytes) per second.</param>
/// <param name="Peak">The rate of a burst, in the same unit; null if it has none of its own.</param>
/// <param name="Burst">How much may be sent at that rate, in kibibytes; null if libvirt chooses it.</param>
internal sealed record BandwidthLimit(long Average, long? Peak = null, long? Burst = null)
{
    /// <summary>libvirt takes any number of 64 bits; this is 34 terabit per second.</summary>
    public const long MaxRate = uint.MaxValue;

    /// <summary>The kernel counts the bytes of a burst in 32 bits.</summary>
    public const long MaxBurst = uint.MaxValue / 1024;

    /// <summary>For messages: <c>1000 (peak 2000, burst 5120)</c>.</summary>
    public override string ToString()
    {
        var more = string.Join(", ", new[] { Describe("peak", Peak), Describe("burst", Burst) }.OfType<string>());
        return Average.ToString(CultureInfo.InvariantCulture) + (more.Length == 0 ? "" : $" ({more})");
    }

    private static string? Describe(string what, long? number) =>
        number is { } known ? string.Create(CultureInfo.InvariantCulture, $"{what} {known}") : null;
}
