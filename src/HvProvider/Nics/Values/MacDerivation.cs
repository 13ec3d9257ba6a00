using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HvProvider.Nics.Values;

/// <summary>
/// The MAC address of an attachment that was not given one. It depends on names only, never on a UUID, so it is known at
/// plan and stays the same when the hypervisor is rebuilt from the same configuration.
/// </summary>
/// <remarks>
/// <para>The address is the octet 0x52 followed by the first five octets of
/// <c>SHA-256(field(mac_namespace) ‖ field(domain name) ‖ field(NIC name))</c>, where <c>field(s)</c> is the length of
/// <c>s</c> in UTF-8 bytes as four octets, most significant first, followed by those bytes. Nothing stands between or
/// after the fields; an unset namespace is the empty string. The lengths make the join unambiguous: ("a", "bc") and
/// ("ab", "c") differ. 0x52 is unicast and locally administered.</para>
/// <para>This is a promise to every state ever written: a change of it would give existing NICs other addresses.</para>
/// </remarks>
internal static class MacDerivation
{
    private const byte Prefix = 0x52;

    /// <summary>Derives the address of the NIC <paramref name="nicName"/> of the domain <paramref name="domainName"/>.</summary>
    public static MacAddress Derive(string macNamespace, string domainName, string nicName)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AppendField(hash, macNamespace);
        AppendField(hash, domainName);
        AppendField(hash, nicName);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return MacAddress.FromOctets([Prefix, .. digest[..5]]);
    }

    private static void AppendField(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
