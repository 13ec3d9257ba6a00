using System.Text;
using CsCheck;
using HvProvider.Domains;
using HvProvider.Domains.Pci;
using HvProvider.Nics;
using HvProvider.Xml;

namespace HvProvider.Tests.Nics;

public sealed class DomainXmlTests
{
    [Fact]
    public void Name_UUID_and_NICs_of_a_domain_are_read()
    {
        var domain = GoldenXml.Domain("q35.live");
        Assert.Equal("web01", domain.Name);
        Assert.Equal(Guid.Parse("7f1c9c0e-2d0a-4f6e-9a55-0c9c5a0d7b11"), domain.Uuid);
        Assert.Equal("x86_64", domain.Arch);
        Assert.Equal("pc-q35-10.0", domain.Machine);
        Assert.Equal(["net0", "ua-lan", "net2", "ua-storage"], domain.Nics.Select(nic => nic.Alias));
    }

    [Fact]
    public void A_domain_without_os_or_devices_is_read()
    {
        var domain = DomainXml.Parse("<domain type='test'><name>test</name></domain>");
        Assert.Empty(domain.Nics);
        Assert.Null(domain.Machine);
        Assert.Null(domain.Uuid);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<domain>")]
    [InlineData("<network><name>x</name></network>")]
    [InlineData("<domain xmlns='urn:x'><name>x</name></domain>")]
    [InlineData("<domain/>")]
    [InlineData("<!DOCTYPE domain [<!ENTITY a 'b'>]><domain><name>&a;</name></domain>")]
    [InlineData("<domain><name>&a;</name></domain>")]
    [InlineData("not XML")]
    public void XML_that_is_not_a_domain_is_an_error(string xml) => Assert.Throws<UnreadableXmlException>(() => DomainXml.Parse(xml));

    [Theory]
    [InlineData(254, true)]
    [InlineData(300, false)]
    [InlineData(200_000, false)]
    public void A_document_nested_deeper_than_the_libxml2_limit_is_refused(int depth, bool accepted)
    {
        var xml = new StringBuilder("<domain><name>x</name>");
        for (var level = 0; level < depth; level++)
        {
            xml.Append("<a>");
        }

        for (var level = 0; level < depth; level++)
        {
            xml.Append("</a>");
        }

        xml.Append("</domain>");
        if (accepted)
        {
            Assert.Equal("x", DomainXml.Parse(xml.ToString()).Name);
        }
        else
        {
            Assert.Throws<UnreadableXmlException>(() => DomainXml.Parse(xml.ToString()));
        }
    }

    [Fact]
    public void A_document_larger_than_a_libvirt_string_is_refused()
    {
        var xml = $"<domain><name>x</name>{new string(' ', SafeXml.MaxCharacters)}</domain>";
        Assert.Throws<UnreadableXmlException>(() => DomainXml.Parse(xml));
    }

    [Fact]
    public void A_damaged_definition_is_read_or_refused_without_other_exceptions()
    {
        var text = GoldenXml.Text("q35.live");
        Gen.Select(Gen.Int[0, text.Length - 1], Gen.Int[0, 40], Gen.String[0, 3]).Sample((start, length, inserted) =>
        {
            var damaged = text[..start] + inserted + text[Math.Min(text.Length, start + length)..];
            try
            {
                var domain = DomainXml.Parse(damaged);
                _ = PciSlotAllocator.Choose([domain], "virtio");
                foreach (var nic in domain.Nics)
                {
                    _ = NicUpdate.ForLive(nic, null, NicGen.Example);
                }
            }
            catch (UnreadableXmlException)
            {
                // The one permitted answer to a document that cannot be read.
            }
        });
    }
}
