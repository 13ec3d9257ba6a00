using Labs.Captures;

namespace Labs.Tests.Captures;

public sealed class PcapReaderTests
{
    private const string Header = "d4c3b2a1 0200 0400 00000000 00000000 00010000 01000000";

    [Fact]
    public void A_frame_without_a_tag_is_read()
    {
        var frame = Assert.Single(Read(Header, Record("ffffffffffff 525400000031 0806 0001080006040001")));

        Assert.Equal(("ff:ff:ff:ff:ff:ff", "52:54:00:00:00:31"), (frame.Destination, frame.Source));
        Assert.Equal(0x0806, frame.EtherType);
        Assert.Empty(frame.Tags);
        Assert.Null(frame.Probe);
    }

    [Theory]
    [InlineData("8100 001e", "30")]
    [InlineData("8100 a01e", "30")]
    [InlineData("8100 0000", "0")]
    [InlineData("8100 0014 8100 001e", "20.30")]
    [InlineData("88a8 0014 8100 001e", "ad20.30")]
    [InlineData("8100 0014 8100 001e 8100 0028", "20.30.40")]
    public void Tags_are_read_from_the_outside_in(string tags, string expected)
    {
        var frame = Assert.Single(Read(Header, Record($"ffffffffffff 525400000031 {tags} 0800 4500")));

        Assert.Equal((expected, 0x0800), (frame.TagText, frame.EtherType));
    }

    [Fact]
    public void A_frame_of_a_probe_has_its_sender_kind_and_sequence()
    {
        // The magic, the sender, the kind double-20-30, and the sequence 258, at the end of a padded frame.
        var frame = Assert.Single(Read(
            Header, Record("ffffffffffff 525400000031 8100 001e 88b5 00000000 687670726f626531 525400000031 0c 00000102")));

        Assert.Equal(new ProbeStamp("52:54:00:00:00:31", "double-20-30", 258), frame.Probe);
        Assert.Equal("30", frame.TagText);
    }

    [Fact]
    public void An_incomplete_frame_is_left_out()
    {
        var whole = Record("ffffffffffff 525400000031 0806");
        var half = Record("ffffffffffff 525400000032 0806")[..^5];

        Assert.Equal(["52:54:00:00:00:31"], Read(Header, whole, half).Select(frame => frame.Source));
        Assert.Equal(["52:54:00:00:00:31"], Read(Header, whole, "00000000 0000").Select(frame => frame.Source));
    }

    [Fact]
    public void Times_in_nanoseconds_make_no_difference() =>
        Assert.Single(Read(Header.Replace("d4c3b2a1", "4d3cb2a1", StringComparison.Ordinal), Record("ffffffffffff 525400000031 0806")));

    [Theory]
    [InlineData("d4c3b2a1")]
    [InlineData("0a0d0d0a 00000000 00000000 00000000 00000000 00000000")]
    [InlineData("d4c3b2a1 0200 0400 00000000 00000000 00010000 71000000")]
    public void A_file_that_is_no_capture_of_Ethernet_frames_is_refused(string file) => Assert.Throws<FormatException>(() => Read(file));

    private static IReadOnlyList<CapturedFrame> Read(params string[] parts) =>
        PcapReader.Read(Bytes(string.Concat(parts)));

    private static string Record(string frame)
    {
        var length = Convert.ToHexString(BitConverter.GetBytes(Bytes(frame).Length));
        return $"00000000 00000000 {length} {length} {frame}";
    }

    private static byte[] Bytes(string digits) => Convert.FromHexString(digits.Replace(" ", "", StringComparison.Ordinal));
}
