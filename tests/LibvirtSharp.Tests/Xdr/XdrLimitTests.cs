using LibvirtSharp.Tests.Support;
using LibvirtSharp.Xdr;

namespace LibvirtSharp.Tests.Xdr;

/// <summary>Lengths are checked before anything is allocated.</summary>
public sealed class XdrLimitTests
{
    [Fact]
    public void A_string_longer_than_the_limit_is_an_error() =>
        Fails("00400001" + new string('4', 2 * (ProtocolLimits.String + 4)), reader => reader.ReadString());

    [Fact]
    public void A_string_at_the_limit_is_read()
    {
        var reader = new XdrReader(Sample.Hex("00400000" + new string('4', 2 * ProtocolLimits.String)));
        Assert.Equal(ProtocolLimits.String, reader.ReadString().Length);
    }

    [Fact]
    public void A_string_longer_than_the_packet_is_an_error() => Fails("00400000", reader => reader.ReadString());

    [Fact]
    public void A_negative_length_is_an_error() => Fails("ffffffff", reader => reader.ReadString());

    [Fact]
    public void A_string_without_its_padding_is_an_error() => Fails("00000001 41", reader => reader.ReadString());

    [Fact]
    public void Padding_that_is_not_zero_is_an_error() => Fails("00000001 41000001", reader => reader.ReadString());

    [Fact]
    public void A_bool_that_is_neither_0_nor_1_is_an_error() => Fails("00000002", reader => reader.ReadBoolean());

    [Fact]
    public void A_list_longer_than_the_limit_is_an_error() =>
        Fails("00004001" + new string('0', 8 * 6 * 0x4001), reader => reader.ReadList<DomainRef>());

    [Fact]
    public void A_list_at_the_limit_is_read()
    {
        var reader = new XdrReader(Sample.Hex("00004000" + new string('0', 8 * 6 * 0x4000)));
        Assert.Equal(0x4000, reader.ReadList<DomainRef>().Length);
    }

    [Fact]
    public void A_list_that_cannot_fit_is_rejected_before_allocation()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fails("00004000 00000000", reader => reader.ReadList<DomainRef>());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void An_unknown_type_of_a_parameter_is_an_error() =>
        Fails("00000001 41000000 00000008 00000000 00000000", reader => reader.Read<TypedParameter>());

    [Fact]
    public void A_name_with_invalid_utf8_is_read()
    {
        var reader = new XdrReader(Sample.Hex("00000002 c328 0000"));
        Assert.Equal("\u00c3(", reader.ReadString());
    }

    [Fact]
    public void A_string_that_is_too_long_is_not_written() => Assert.Throws<XdrException>(() =>
        new XdrWriter(16).WriteString(new string('x', ProtocolLimits.String + 1)));

    [Fact]
    public void A_string_with_a_nul_is_not_written() =>
        Assert.Throws<XdrException>(() => new XdrWriter(16).WriteString("a\0b"));

    [Fact]
    public void A_list_that_is_too_long_is_not_written() => Assert.Throws<XdrException>(() =>
        new XdrWriter(16).WriteList<TypedParameter>(
            [.. Enumerable.Repeat(new TypedParameter("a", 1), ProtocolLimits.InterfaceParameters + 1)]));

    [Fact]
    public void A_packet_that_is_too_long_is_not_written() => Assert.Throws<XdrException>(() =>
    {
        var writer = new XdrWriter(16);
        var text = new string('x', ProtocolLimits.String);
        for (var i = 0; i < 9; i++)
        {
            writer.WriteString(text);
        }
    });

    private delegate void Reading(XdrReader reader);

    private static void Fails(string hex, Reading reading)
    {
        var bytes = Sample.Hex(hex);
        Assert.Throws<XdrException>(() => reading(new XdrReader(bytes)));
    }
}
