using System.Xml.Linq;
using HvProvider.Domains;
using HvProvider.Nics;
using HvProvider.Nics.Values;

namespace HvProvider.Tests.Nics;

/// <summary>The definitions in the Golden folder, as libvirt 11.3 shows such domains, and comparison of documents.</summary>
internal static class GoldenXml
{
    public static string Text(string name)
    {
        using var stream = typeof(GoldenXml).Assembly.GetManifestResourceStream(name + ".xml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static DomainXml Domain(string name) => DomainXml.Parse(Text(name));

    public static Nic Nic(string domain, string mac) =>
        Domain(domain).Nics.Single(nic => nic.Mac == MacAddress.Parse(mac));

    public static Nic Nic(string xml) => NicXmlReader.Read(XElement.Parse(xml));

    /// <summary>Equal as documents: the order of elements counts, white space and the kind of quotes do not.</summary>
    public static void AssertEqual(string expected, string? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(XElement.Parse(expected).ToString(), XElement.Parse(actual).ToString());
    }
}
