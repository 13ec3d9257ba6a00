using CsCheck;
using HvProvider.Nics.Values;

namespace HvProvider.Tests.Nics;

public sealed class MacDerivationTests
{
    /// <summary>Calculated outside of this program (Python: hashlib and struct). They never change.</summary>
    [Theory]
    [InlineData("", "web01", "lan", "52:48:71:dd:1d:e6")]
    [InlineData("site-a", "web01", "lan", "52:ac:2f:f9:4b:e1")]
    [InlineData("", "web01", "storage", "52:7a:72:e5:62:1a")]
    [InlineData("", "web0", "1lan", "52:1a:86:b3:8c:8a")]
    [InlineData("", "büro", "lan", "52:a4:85:ec:4a:ea")]
    [InlineData("a", "bc", "d", "52:f1:5d:22:9c:b9")]
    [InlineData("ab", "c", "d", "52:fe:bb:2f:c5:e2")]
    public void Derived_addresses_are_stable_across_releases(string space, string domain, string nic, string mac) =>
        Assert.Equal(mac, MacDerivation.Derive(space, domain, nic).ToString());

    private static readonly Gen<string> Text = Gen.Char['a', 'z'].Array[1, 8].Select(letters => new string(letters));

    [Fact]
    public void A_derived_address_is_unicast_and_locally_administered() =>
        Gen.Select(Gen.String, Gen.String, Gen.String).Sample((space, domain, nic) =>
        {
            var address = MacDerivation.Derive(space, domain, nic);
            Assert.True(address.IsUnicast);
            Assert.Equal(0x52, address.FirstOctet);
            Assert.Equal(address, MacDerivation.Derive(space, domain, nic));
        });

    [Fact]
    public void Moving_a_character_between_the_inputs_changes_the_address() =>
        Gen.Select(Text, Text).Sample((left, right) =>
        {
            Assert.NotEqual(
                MacDerivation.Derive("", left, right),
                MacDerivation.Derive("", left[..^1], left[^1] + right));
            Assert.NotEqual(
                MacDerivation.Derive(left, right, ""),
                MacDerivation.Derive(left[..^1], left[^1] + right, ""));
        });
}
