using HvProvider.Nics.Values;

namespace HvProvider.Tests.Nics;

public sealed class NameTests
{
    [Theory]
    [InlineData("lan")]
    [InlineData("net")]
    [InlineData("net0a")]
    [InlineData("Net0")]
    [InlineData("xnet0")]
    [InlineData("-_-")]
    [InlineData("0")]
    public void A_valid_NIC_name_converts_to_its_alias_and_back(string name)
    {
        Assert.Null(NicName.Problem(name));
        Assert.Equal("ua-" + name, NicName.ToAlias(name));
        Assert.Equal(name, NicName.FromAlias(NicName.ToAlias(name)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("net0")]
    [InlineData("net12345")]
    [InlineData("a b")]
    [InlineData("a.b")]
    [InlineData("a/b")]
    [InlineData("ü")]
    [InlineData("a\n")]
    public void An_invalid_NIC_name_is_refused(string name) => Assert.NotNull(NicName.Problem(name));

    [Fact]
    public void A_NIC_name_has_at_most_63_characters()
    {
        Assert.Null(NicName.Problem(new string('a', 63)));
        Assert.NotNull(NicName.Problem(new string('a', 64)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("net0")]
    [InlineData("ua-")]
    [InlineData("ua-net0")]
    [InlineData("xua-lan")]
    [InlineData("UA-lan")]
    public void An_alias_assigned_by_libvirt_contains_no_name(string? alias) => Assert.Null(NicName.FromAlias(alias));

    [Theory]
    [InlineData("br0")]
    [InlineData("br-lan.20")]
    [InlineData("123456789012345")]
    [InlineData("...")]
    [InlineData("brücke")]
    public void A_valid_bridge_name_is_accepted(string name) => Assert.Null(BridgeName.Problem(name));

    [Theory]
    [InlineData("")]
    [InlineData("1234567890123456")]
    [InlineData("brückebrückebr")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("br0:1")]
    [InlineData("br 0")]
    [InlineData("br\t0")]
    [InlineData("br\u00a00")]
    [InlineData("voilà")]
    [InlineData("br\0")]
    [InlineData("br\u0001")]
    [InlineData("br\ud800")]
    [InlineData("br\uffff")]
    public void An_invalid_bridge_name_is_refused(string name) => Assert.NotNull(BridgeName.Problem(name));

    [Theory]
    [InlineData("vnet0", true)]
    [InlineData("macvtap3", true)]
    [InlineData("vif1.0", true)]
    [InlineData("tap0", false)]
    [InlineData("myvnet0", false)]
    public void Tap_names_generated_by_libvirt_are_recognised(string name, bool generated) =>
        Assert.Equal(generated, TapName.IsGenerated(name));
}
