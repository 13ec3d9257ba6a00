using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HvProvider.Nics.Values;

/// <summary>A 48-bit MAC address. Two spellings of one address are equal, since only the bits are kept.</summary>
internal readonly record struct MacAddress
{
    private const int TextLength = 17;

    private readonly ulong _bits;

    private MacAddress(ulong bits) => _bits = bits;

    /// <summary>The first octet carries the group bit and the locally-administered bit.</summary>
    public byte FirstOctet => (byte)(_bits >> 40);

    /// <summary>Only a unicast address can be a NIC's own; libvirt and the kernel refuse any other.</summary>
    public bool IsUnicast => (FirstOctet & 1) == 0;

    /// <summary>The all-zero address is unicast by its bits, but the kernel refuses it on every link.</summary>
    public bool IsZero => _bits == 0;

    /// <summary>
    /// libvirt gives the tap of every NIC the guest's address with the first octet replaced by FE. A guest address that
    /// itself starts with FE is equal to its tap's, and the bridge would keep the frames for the host.
    /// </summary>
    public bool IsReservedForTaps => FirstOctet == 0xFE;

    /// <summary>Makes an address of exactly six octets.</summary>
    /// <exception cref="ArgumentException">There are not six octets.</exception>
    public static MacAddress FromOctets(ReadOnlySpan<byte> octets)
    {
        if (octets.Length != 6)
        {
            throw new ArgumentException("A MAC address has six octets.", nameof(octets));
        }

        ulong bits = 0;
        foreach (var octet in octets)
        {
            bits = bits << 8 | octet;
        }

        return new MacAddress(bits);
    }

    /// <summary>
    /// Reads six octets of two hexadecimal digits each, separated by ':' throughout or by '-' throughout, in either case.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out MacAddress address)
    {
        address = default;
        if (text is not { Length: TextLength } || text[2] is not (':' or '-'))
        {
            return false;
        }

        Span<byte> octets = stackalloc byte[6];
        for (var index = 0; index < octets.Length; index++)
        {
            var start = index * 3;
            if (index > 0 && text[start - 1] != text[2])
            {
                return false;
            }

            var digits = text.AsSpan(start, 2);
            if (!byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out octets[index]))
            {
                return false;
            }
        }

        address = FromOctets(octets);
        return true;
    }

    /// <summary>As <see cref="TryParse"/>, for text that has been validated.</summary>
    /// <exception cref="FormatException">The text is no MAC address.</exception>
    public static MacAddress Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException($"'{text}' is not a MAC address.");

    /// <summary>The canonical form, which is also libvirt's: lower case, separated by ':'.</summary>
    public override string ToString() => string.Create(TextLength, _bits, static (text, bits) =>
    {
        for (var index = 0; index < 6; index++)
        {
            var octet = (int)(bits >> (40 - 8 * index)) & 0xFF;
            text[index * 3] = Digit(octet >> 4);
            text[index * 3 + 1] = Digit(octet & 0xF);
            if (index < 5)
            {
                text[index * 3 + 2] = ':';
            }
        }
    });

    private static char Digit(int value) => (char)(value < 10 ? '0' + value : 'a' + value - 10);
}
