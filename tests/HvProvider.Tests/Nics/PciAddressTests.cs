using System.Xml.Linq;
using CsCheck;
using HvProvider.Nics.Values;

namespace HvProvider.Tests.Nics;

public sealed class PciAddressTests
{
    internal static readonly Gen<PciAddress> Any = Gen.Select(
        Gen.UShort, Gen.Byte, Gen.Byte[0, 31], Gen.Byte[0, 7], (domain, bus, slot, function) =>
            new PciAddress(domain, bus, slot, function));

    [Fact]
    public void Formatting_and_parsing_are_inverse() =>
        Any.Sample(address => Assert.Equal(address, PciAddress.Parse(address.ToString())));

    [Fact]
    public void The_text_format_is_that_of_lspci() =>
        Assert.Equal("0000:0a:1f.7", new PciAddress(0, 10, 31, 7).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("05:00.0")]
    [InlineData("0000:05:00.8")]
    [InlineData("0000:05:20.0")]
    [InlineData("0000:05:00:0")]
    [InlineData("0000:05-00.0")]
    [InlineData("0000-05:00.0")]
    [InlineData("00000:5:00.0")]
    [InlineData("0000:5g:00.0")]
    [InlineData("0000: 5:00.0")]
    public void An_invalid_address_is_refused(string? text) => Assert.False(PciAddress.TryParse(text, out _));

    [Fact]
    public void Parsing_an_invalid_address_throws() => Assert.Throws<FormatException>(() => PciAddress.Parse("x"));

    [Fact]
    public void A_written_element_reads_as_the_same_address() => Any.Where(address => !address.IsEmpty).Sample(
        address => Assert.Equal(address, PciXml.ReadAddress(new XElement("interface", PciXml.WriteAddress(address)))));

    [Fact]
    public void The_element_has_the_notation_of_libvirt() => GoldenXml.AssertEqual(
        "<address type='pci' domain='0x0000' bus='0x0a' slot='0x1f' function='0x7'/>",
        PciXml.WriteAddress(new PciAddress(0, 10, 31, 7)).ToString());

    [Theory]
    [InlineData("<address type='pci' bus='5'/>", "0000:05:00.0")]
    [InlineData("<address type='pci' bus='0X1F' slot='1'/>", "0000:1f:01.0")]
    [InlineData("<address type='pci' bus='010' slot='012'/>", "0000:08:0a.0")]
    [InlineData("<address type='pci' bus='17'/>", "0000:11:00.0")]
    [InlineData("<address type='ccw' devno='1'/><address type='pci' bus='0x1'/>", "0000:01:00.0")]
    [InlineData("<address type='pci'/>", null)]
    [InlineData("<address type='pci' domain='0x0000' bus='0x00' slot='0x00' function='0x0'/>", null)]
    [InlineData("<address type='pci' bus='0x100'/>", null)]
    [InlineData("<address type='pci' bus='1' slot='32'/>", null)]
    [InlineData("<address type='pci' bus='1' function='8'/>", null)]
    [InlineData("<address type='pci' bus='09'/>", null)]
    [InlineData("<address type='pci' bus='0777777777777777777'/>", null)]
    [InlineData("<address type='pci' bus='-1'/>", null)]
    [InlineData("<address type='pci' bus='bad'/>", null)]
    [InlineData("<address type='ccw' cssid='0xfe' ssid='0x0' devno='0x0001'/>", null)]
    [InlineData("<source><address type='pci' bus='0x1'/></source>", null)]
    public void Numbers_are_read_as_libvirt_reads_them(string elements, string? expected) =>
        Assert.Equal(expected, PciXml.ReadAddress(XElement.Parse($"<interface>{elements}</interface>"))?.ToString());
}
