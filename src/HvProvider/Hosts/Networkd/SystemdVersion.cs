using System.Globalization;

namespace HvProvider.Hosts.Networkd;

/// <summary>The number of a systemd release, such as 257.</summary>
internal readonly record struct SystemdVersion(int Number)
{
    /// <summary>The first whose <c>networkctl</c> speaks JSON.</summary>
    public static readonly SystemdVersion FirstWithJson = new(249);

    /// <summary>
    /// The first whose networkd takes foreign VLANs off a link whose file has a <c>[BridgeVLAN]</c> setting, and knows
    /// <c>PVID=no</c> and empty settings there.
    /// </summary>
    public static readonly SystemdVersion FirstOwningVlans = new(256);

    /// <summary>Whether this is that release or a later one.</summary>
    public bool IsAtLeast(SystemdVersion other) => Number >= other.Number;

    /// <summary>Reads a version as systemd tells it, such as <c>252.39-1~deb12u2</c> or <c>258~rc1</c>; null when it is none.</summary>
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
