using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Nics.Values;

namespace HvProvider.Tests.Nics;

public sealed class NicMatcherTests
{
    private static readonly MacAddress MacA = MacAddress.Parse("52:00:00:00:00:0a");
    private static readonly MacAddress MacB = MacAddress.Parse("52:00:00:00:00:0b");

    [Theory]
    [InlineData("ua-lan:0a", MatchedBy.Alias | MatchedBy.Mac)]
    [InlineData("ua-lan:0b", MatchedBy.Alias)]
    [InlineData("ua-lan:", MatchedBy.Alias)]
    [InlineData("net0:0a", MatchedBy.Mac)]
    [InlineData(":0a", MatchedBy.Mac)]
    [InlineData("ua-other:0b ua-lan:0a net2:0c", MatchedBy.Alias | MatchedBy.Mac)]
    public void One_NIC_is_found_by_its_alias_or_its_MAC(string nics, object by)
    {
        var found = Assert.IsType<NicMatch.Found>(Find(nics));
        Assert.Equal(by, found.By);
        Assert.True(found.Nic.Alias == "ua-lan" || found.Nic.Mac == MacA);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ua-other:0b net1:0c")]
    [InlineData("lan:0b ua-lan2:0c ua-LAN:0d")]
    public void A_definition_without_the_NIC_has_no_match(string nics) => Assert.IsType<NicMatch.None>(Find(nics));

    [Fact]
    public void Several_NICs_with_the_MAC_address_are_ambiguous()
    {
        var match = Assert.IsType<NicMatch.Ambiguous>(Find("net0:0a net1:0b net2:0a"));
        Assert.Equal(["net0", "net2"], match.Nics.Select(nic => nic.Alias));
    }

    [Theory]
    [InlineData("ua-lan:0b net1:0a")]
    [InlineData("net1:0a ua-lan:0b")]
    [InlineData("net1:0a ua-lan:0a")]
    [InlineData("ua-lan:0a ua-other:0a")]
    public void Alias_and_MAC_address_on_different_NICs_are_a_conflict(string nics)
    {
        var match = Assert.IsType<NicMatch.Conflict>(Find(nics));
        Assert.Equal("ua-lan", match.ByAlias.Alias);
        Assert.All(match.ByMac, nic => Assert.Equal(MacA, nic.Mac));
        Assert.DoesNotContain(match.ByMac, nic => nic.Alias == "ua-lan");
    }

    [Fact]
    public void A_NIC_with_a_different_name_belongs_to_another_attachment() =>
        Assert.Equal("ua-other", Assert.IsType<NicMatch.Claimed>(Find("ua-other:0a")).Nic.Alias);

    [Fact]
    public void Without_a_MAC_address_only_the_alias_is_compared()
    {
        // A NIC whose MAC cannot be read must not be taken for one whose MAC is not known yet.
        Assert.IsType<NicMatch.None>(NicMatcher.Find(Domain("net0: net1:0a"), "ua-lan", null));
        var found = Assert.IsType<NicMatch.Found>(NicMatcher.Find(Domain("net0: ua-lan:"), "ua-lan", null));
        Assert.Equal(MatchedBy.Alias, found.By);
    }

    [Theory]
    [InlineData("", typeof(NicMatch.None))]
    [InlineData("net0:0b", typeof(NicMatch.Found))]
    [InlineData("ua-other:0b net0:0a", typeof(NicMatch.Found))]
    [InlineData("ua-other:0b net0:0b", typeof(NicMatch.Ambiguous))]
    public void Import_by_MAC_address_ignores_the_alias(string nics, Type expected) =>
        Assert.IsType(expected, NicMatcher.FindByMac(Domain(nics), MacB));

    private static NicMatch Find(string nics) => NicMatcher.Find(Domain(nics), "ua-lan", MacA);

    /// <summary>NICs as "alias:last octet of the MAC", either of which may be missing.</summary>
    private static DomainXml Domain(string nics) => DomainXml.Parse(
        "<domain><name>x</name><devices>" + string.Concat(nics.Split(' ').Where(nic => nic != "").Select(Interface))
        + "</devices></domain>");

    private static string Interface(string nic)
    {
        var parts = nic.Split(':');
        var alias = parts[0] == "" ? "" : $"<alias name='{parts[0]}'/>";
        var mac = parts[1] == "" ? "" : $"<mac address='52:00:00:00:00:{parts[1]}'/>";
        return $"<interface type='bridge'>{mac}{alias}</interface>";
    }
}
