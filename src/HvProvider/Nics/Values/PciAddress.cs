using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HvProvider.Nics.Values;

/// <summary>The address of a device on a guest's PCI buses; the bus is the index of the controller that provides it.</summary>
internal readonly record struct PciAddress(ushort Domain, byte Bus, byte Slot, byte Function)
{
    /// <summary>The largest slot that a bus can have.</summary>
    public const byte MaxSlot = 31;

    /// <summary>The largest function that a slot can have.</summary>
    public const byte MaxFunction = 7;

    /// <summary>Bus 0 slot 0 is the host bridge's own: libvirt takes it for "no address yet".</summary>
    public bool IsEmpty => this == default;

    /// <summary>Reads <c>0000:05:00.0</c>: domain, bus, slot and function as lspci and libvirt write them.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PciAddress address)
    {
        address = default;
        if (text is not { Length: 12 } || text[4] != ':' || text[7] != ':' || text[10] != '.')
        {
            return false;
        }

        if (!TryHex(text.AsSpan(0, 4), out var domain) || !TryHex(text.AsSpan(5, 2), out var bus)
            || !TryHex(text.AsSpan(8, 2), out var slot) || !TryHex(text.AsSpan(11, 1), out var function)
            || slot > MaxSlot || function > MaxFunction)
        {
            return false;
        }

        address = new PciAddress(domain, (byte)bus, (byte)slot, (byte)function);
        return true;
    }

    /// <summary>As <see cref="TryParse"/>, for text that has been validated.</summary>
    /// <exception cref="FormatException">The text is no PCI address.</exception>
    public static PciAddress Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException($"'{text}' is not a PCI address.");

    /// <summary>The form that <see cref="TryParse"/> reads, in lower case.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Domain:x4}:{Bus:x2}:{Slot:x2}.{Function:x1}");

    private static bool TryHex(ReadOnlySpan<char> digits, out ushort value) =>
        ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}
