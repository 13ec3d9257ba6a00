using CsCheck;
using LibvirtSharp.Xdr;

namespace LibvirtSharp.Tests.Xdr;

public sealed class XdrPropertyTests
{
    private static readonly Gen<string> Text = Gen.String[Gen.Char['\u0001', '\ud7ff'], 0, 40];

    private static readonly Gen<string?> OptionalText = Gen.OneOf(Text.Select(text => (string?)text), Gen.Const((string?)null));

    private static readonly Gen<DomainRef> Domain =
        Gen.Select(Text, Gen.Guid, Gen.Int, (name, uuid, id) => new DomainRef(name, uuid, id));

    private static readonly Gen<TypedParameter> Parameter = Gen.OneOf(
        Gen.Select(Text, Gen.Int, (name, value) => new TypedParameter(name, value)),
        Gen.Select(Text, Gen.UInt, (name, value) => new TypedParameter(name, value)),
        Gen.Select(Text, Gen.Long, (name, value) => new TypedParameter(name, value)),
        Gen.Select(Text, Gen.ULong, (name, value) => new TypedParameter(name, value)),
        Gen.Select(Text, Gen.Double, (name, value) => new TypedParameter(name, value)),
        Gen.Select(Text, Gen.Bool, (name, value) => new TypedParameter(name, value)),
        Gen.Select(Text, Text, (name, value) => new TypedParameter(name, value)));

    private static readonly Gen<DhcpLease> Lease = Gen.Select(
        Text, Gen.Long, OptionalText, Text, Gen.Int[0, 128], OptionalText,
        (device, expiry, mac, address, prefix, host) =>
            new DhcpLease(device, expiry, IpAddressKind.IPv6, mac, host, address, prefix, host, mac));

    [Fact]
    public void A_domain_is_read_as_written() => Domain.Sample(Survives);

    [Fact]
    public void Present_and_absent_strings_are_read_as_written() =>
        OptionalText.Sample(text => Survives(new XdrOptionalString(text)));

    [Fact]
    public void Typed_parameters_are_read_as_written() => Parameter.Sample(Survives);

    [Fact]
    public void Leases_are_read_as_written() => Lease.Sample(Survives);

    [Fact]
    public void Numbers_are_read_as_written() => Gen.Select(Gen.ULong, Gen.Int, Gen.UInt).Sample((a, b, c) =>
        Survives(new XdrStruct<XdrUInt64, XdrInt32, XdrUInt32>(a, b, c)));

    [Fact]
    public void Statistics_are_read_as_written() => Gen.Long.Array[8].Sample(n =>
        Survives(new InterfaceStats(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7])));

    [Fact]
    public void Lists_are_read_as_written() => Domain.Array[0, 20].Sample(domains =>
    {
        var written = Write(new XdrList<DomainRef>(domains));
        var reader = new XdrReader(written);
        Assert.Equal(domains, reader.ReadList<DomainRef>());
        Assert.Equal(0, reader.Remaining);
    });

    [Fact]
    public void Everything_is_aligned_to_four_bytes() =>
        Lease.Sample(lease => Assert.Equal(0, Write(lease).Length % 4));

    [Fact]
    public void Every_truncation_is_an_error() => Lease.Sample(
        lease =>
        {
            var written = Write(lease);
            for (var length = 0; length < written.Length; length++)
            {
                Assert.Throws<XdrException>(() => Read<DhcpLease>(written.AsSpan(0, length)));
            }
        },
        iter: 50);

    [Fact]
    public void Random_bytes_are_read_or_rejected() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        TryRead<DomainRef>(bytes);
        TryRead<DhcpLease>(bytes);
        TryRead<XdrList<TypedParameter>>(bytes);
        TryRead<XdrList<DomainInterfaceAddresses>>(bytes);
        TryRead<LibvirtSharp.Protocol.RemoteError>(bytes);
        TryRead<XdrStruct<XdrList<NetworkPortRef>, XdrUInt32>>(bytes);
    });

    private static void TryRead<T>(byte[] bytes)
        where T : IXdrValue<T>
    {
        try
        {
            Read<T>(bytes);
        }
        catch (XdrException)
        {
            // The only permitted exception.
        }
    }

    private static void Survives<T>(T value)
        where T : IXdrValue<T> => Assert.Equal(value, Read<T>(Write(value)));

    private static T Read<T>(ReadOnlySpan<byte> bytes)
        where T : IXdrValue<T>
    {
        var reader = new XdrReader(bytes);
        var value = reader.Read<T>();
        reader.EnsureEnd();
        return value;
    }

    private static byte[] Write<T>(T value)
        where T : IXdrValue<T>
    {
        var writer = new XdrWriter(8);
        writer.Write(value);
        return writer.Written.ToArray();
    }
}
