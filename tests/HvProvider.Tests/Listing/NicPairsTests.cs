using System.Xml.Linq;
using CsCheck;
using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Listing;
using HvProvider.Nics;
using LibvirtSharp;

namespace HvProvider.Tests.Listing;

/// <summary>Pairs of live and persistent NICs, and their import IDs.</summary>
public sealed class NicPairsTests
{
    private static readonly string[] Names = ["web01", "a/b", "6695eb01-f6a4-8304-79aa-97f2502e193f"];

    private static readonly string[] Aliases = ["", "ua-a", "ua-b", "net0", "ua-52-54-00-00-00-01"];

    private static readonly Gen<string> Definition = Gen.Select(
            Gen.Int[0, 4].Select(index => Aliases[index]), Gen.Int[1, 3], Gen.Int[1, 4], Nic)
        .List[0, 4].Select(nics => string.Concat(nics));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ua-a 1", "ua-a 1", "ua-a 1 = ua-a 1")]
    [InlineData("net0 1", " 1", "net0 1 =  1")]
    [InlineData("net0 1", "ua-a 1", "net0 1 = ua-a 1")]
    [InlineData("ua-a 1", " 1", "ua-a 1 =  1")]
    [InlineData("ua-a 1", "ua-a 2", "ua-a 1 = ua-a 2")]
    [InlineData("ua-a 1", "ua-b 1", "ua-a 1 = none; none = ua-b 1")]
    [InlineData("net0 1", " 2", "net0 1 =  2")]
    [InlineData("ua-a 1", " 2", "ua-a 1 = none; none =  2")]
    [InlineData("net0 1, ua-a 1", "ua-a 1", "net0 1 = none; ua-a 1 = ua-a 1")]
    [InlineData("ua-a 1, ua-b 2", "ua-b 1, ua-a 2", "ua-a 1 = ua-a 2; ua-b 2 = ua-b 1")]
    [InlineData("net0 1", "", "net0 1 = none")]
    [InlineData("", " 1", "none =  1")]
    public void NICs_at_one_address_are_paired_by_alias_then_by_MAC_address_then_by_place(string live, string config, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                "; ", NicPairs.Of(Domain(Read(live), Read(config))).Select(pair => $"{Text(pair.Live)} = {Text(pair.Config)}")));

    [Fact]
    public void NICs_with_different_MAC_addresses_at_different_PCI_addresses_are_two_NICs() =>
        Assert.Equal(2, NicPairs.Of(Domain(Nic("net0", 1, 1), Nic("", 2, 2))).Count);

    [Fact]
    public void NICs_with_the_same_MAC_address_are_paired_by_PCI_address()
    {
        var pairs = NicPairs.Of(Domain(Nic("net0", 1, 1) + Nic("net1", 1, 2), Nic("", 1, 2) + Nic("", 1, 1)));
        Assert.All(pairs, pair => Assert.Equal(pair.Live!.PciAddress, pair.Config!.PciAddress));
        Assert.Equal(2, pairs.Count);
    }

    [Fact]
    public void Every_NIC_is_in_exactly_one_pair() => Gen.Select(Definition, Definition).Sample((live, config) =>
    {
        var domain = Domain(live, config);
        var pairs = NicPairs.Of(domain);
        Assert.Equal(domain.Live!.Nics.Select(nic => nic.Element), pairs.Select(pair => pair.Live?.Element).OfType<XElement>());
        Assert.Equal(
            domain.Config!.Nics.Select(nic => nic.Element).ToHashSet(),
            pairs.Select(pair => pair.Config?.Element).OfType<XElement>().ToHashSet());
        Assert.Equal(domain.Config!.Nics.Count, pairs.Count(pair => pair.Config is not null));
    });

    /// <summary>An import with the listed ID finds that NIC in both definitions.</summary>
    [Fact]
    public async Task An_import_ID_identifies_its_NIC()
    {
        await using var session = new HypervisorSession(
            new HypervisorSettings { Uri = LibvirtUri.Parse("test:///default"), MacNamespace = "" });
        await Gen.Select(Definition, Definition, Gen.Int[0, 2].Select(index => Names[index])).SampleAsync(
            async (live, config, name) =>
            {
                var domain = Domain(Unique(live), Unique(config), name);
                DomainNic[] all = [.. NicPairs.Of(domain).Select(pair => new DomainNic(pair.Live, pair.Config, []))];
                string?[] ids = [.. all.Select(nics => NicImportIds.Find(domain, nics))];
                Assert.Equal(ids.OfType<string>().Count(), ids.OfType<string>().Distinct().Count());
                foreach (var (nics, id) in all.Zip(ids))
                {
                    if (id is null)
                    {
                        continue;
                    }

                    Assert.True(NicImportId.TryParse(id, out var read, out var problem), problem);
                    Assert.True(read.Domain.Selects(domain.Domain.Name, domain.Domain.Uuid));
                    var found = await DomainNic.FindAsync(session, domain, new NicKey(read.Name, read.Mac), Ct);
                    Assert.Equal((nics.Live, nics.Config), (found.Live, found.Config));
                }
            });
    }

    [Theory]
    [InlineData("web01", "ua-a", "web01/a")]
    [InlineData("web01", "net0", "web01/52:54:00:00:00:01")]
    [InlineData("web01", "ua-52-54-00-00-00-02", "web01/52:54:00:00:00:01")]
    [InlineData("a/b", "ua-a", "a/b/a")]
    [InlineData("6695eb01-f6a4-8304-79aa-97f2502e193f", "ua-a", "11111111-2222-3333-4444-555555555555/a")]
    public void The_import_ID_consists_of_names_unless_they_are_ambiguous(string domain, string alias, string expected)
    {
        var snapshot = Domain(Nic(alias, 1, 1), "", domain);
        var nics = Assert.Single(NicPairs.Of(snapshot).Select(pair => new DomainNic(pair.Live, pair.Config, [])));
        Assert.Equal(expected, NicImportIds.Find(snapshot, nics));
    }

    [Fact]
    public void NICs_without_names_that_share_a_MAC_address_have_no_import_ID()
    {
        var snapshot = Domain("", Nic("", 1, 1) + Nic("", 1, 2) + Nic("", 2, 3));
        Assert.Equal(
            [null, null, "web01/52:54:00:00:00:02"],
            NicPairs.Of(snapshot).Select(pair => NicImportIds.Find(snapshot, new DomainNic(pair.Live, pair.Config, []))));
    }

    private static DomainSnapshot Domain(string live, string config, string name = "web01") => new(
        new DomainRef(name, Guid.Parse("11111111-2222-3333-4444-555555555555"), 1),
        DomainState.Running,
        DomainXml.Parse($"<domain id='1'><name>{name}</name><devices>{live}</devices></domain>"),
        DomainXml.Parse($"<domain><name>{name}</name><devices>{config}</devices></domain>"));

    private static string Nic(string alias, int mac, int bus) => $"""
        <interface type='bridge'><mac address='52:54:00:00:00:{mac:x2}'/><source bridge='br0'/>
        {(alias.Length == 0 ? "" : $"<alias name='{alias}'/>")}
        <address type='pci' domain='0x0000' bus='0x{bus:x2}' slot='0x00' function='0x0'/></interface>
        """;

    // libvirt rejects a second device with the same alias.
    private static string Unique(string interfaces)
    {
        var root = XElement.Parse($"<d>{interfaces}</d>");
        foreach (var again in root.Descendants("alias").GroupBy(alias => alias.Attribute("name")!.Value)
            .SelectMany(group => group.Skip(1)).ToList())
        {
            again.Remove();
        }

        return string.Concat(root.Elements());
    }

    private static string Read(string text) => string.Concat(text.Split(", ", StringSplitOptions.RemoveEmptyEntries)
        .Select((nic, index) => Nic(nic.Split(' ')[0], int.Parse(nic.Split(' ')[1], null), index + 1)));

    private static string Text(Nic? nic) => nic is null ? "none" : $"{nic.Alias} {nic.Mac!.Value.ToString()[^1]}";
}
