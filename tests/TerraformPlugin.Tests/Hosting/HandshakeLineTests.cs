using System.Security.Cryptography;
using System.Text;
using TerraformPlugin.Hosting;

namespace TerraformPlugin.Tests.Hosting;

public sealed class HandshakeLineTests
{
    [Theory]
    [InlineData(333)]
    [InlineData(334)]
    [InlineData(335)]
    public void The_certificate_is_base64_without_padding_whatever_its_length(int length)
    {
        var certificate = RandomNumberGenerator.GetBytes(length);

        var fields = Fields(HandshakeLine.Format("/tmp/s", certificate, withMultiplexing: false));

        Assert.DoesNotContain('=', fields[5]);
        Assert.Equal((length * 4 + 2) / 3, fields[5].Length);
        var padded = fields[5].PadRight((length + 2) / 3 * 4, '=');
        Assert.Equal(certificate, Convert.FromBase64String(padded));
    }

    [Fact]
    public void The_line_names_versions_network_address_and_protocol()
    {
        var line = Encoding.UTF8.GetString(HandshakeLine.Format("/tmp/s", [1, 2, 3], withMultiplexing: false));

        Assert.Equal("1|6|unix|/tmp/s|grpc|AQID\n", line);
    }

    [Fact]
    public void In_plaintext_the_certificate_field_is_empty() =>
        Assert.Equal(
            "1|6|unix|/tmp/s|grpc|\n", Encoding.UTF8.GetString(HandshakeLine.Format("/tmp/s", [], withMultiplexing: false)));

    [Fact]
    public void A_host_that_requests_multiplexing_receives_false() =>
        Assert.Equal(
            "1|6|unix|/tmp/s|grpc|AQID|false\n",
            Encoding.UTF8.GetString(HandshakeLine.Format("/tmp/s", [1, 2, 3], withMultiplexing: true)));

    private static string[] Fields(byte[] line) => Encoding.UTF8.GetString(line).TrimEnd('\n').Split('|');
}
