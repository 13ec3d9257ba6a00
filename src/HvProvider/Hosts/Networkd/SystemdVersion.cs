using System.Globalization;

namespace HvProvider.Hosts.Networkd;

/// <summary>A systemd version number, such as 257.</summary>
internal readonly record struct SystemdVersion(int Number)
{
    /// <summary>The first version whose <c>networkctl</c> supports JSON.</summary>
    public static readonly SystemdVersion FirstWithJson = new(249);

    /// <summary>
    /// The first version whose networkd removes foreign VLANs from a link with <c>[BridgeVLAN]</c> settings, and supports
    /// <c>PVID=no</c> and empty settings there.
    /// </summary>
    public static readonly SystemdVersion FirstOwningVlans = new(256);

    /// <summary>Whether this is that version or a later one.</summary>
    public bool IsAtLeast(SystemdVersion other) => Number >= other.Number;

    /// <summary>
    /// Parses a version as reported by systemd, such as <c>252.39-1~deb12u2</c> or <c>258~rc1</c>; null if it is not one.
    /// </summary>
    public static SystemdVersion? Parse(string? text)
    {
        var digits = string.Concat((text ?? "").TakeWhile(char.IsAsciiDigit));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new SystemdVersion(number)
            : null;
    }

    /// <inheritdoc />
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture);
}
