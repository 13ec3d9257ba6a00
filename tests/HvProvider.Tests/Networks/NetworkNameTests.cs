using HvProvider.Networks;

namespace HvProvider.Tests.Networks;

public sealed class NetworkNameTests
{
    [Theory]
    [InlineData("lan")]
    [InlineData("a b")]
    [InlineData("ünï")]
    [InlineData("...")]
    [InlineData("<&'\">")]
    public void Names_that_libvirt_accepts_are_accepted(string name)
    {
        Assert.Null(NetworkName.Problem(name));
        Assert.Null(NetworkName.PortGroupProblem(name));
    }

    [Theory]
    [InlineData("", "must not be empty")]
    [InlineData(" lan", "must not begin or end with white space")]
    [InlineData("lan ", "must not begin or end with white space")]
    [InlineData("la\tn", "must not contain control characters")]
    [InlineData("la\nn", "must not contain control characters")]
    [InlineData("la\u0085n", "must not contain control characters")]
    [InlineData("la\ufffdn", "must not contain control characters")]
    public void Names_that_libvirt_rejects_and_invisible_characters_are_refused(string name, string problem)
    {
        Assert.Equal(problem, NetworkName.Problem(name));
        Assert.Equal(problem, NetworkName.PortGroupProblem(name));
    }

    [Fact]
    public void A_slash_is_refused_only_in_network_names()
    {
        Assert.Equal("must not contain '/', which libvirt rejects", NetworkName.Problem("a/b"));
        Assert.Null(NetworkName.PortGroupProblem("a/b"));
    }

    [Fact]
    public void The_length_is_counted_in_bytes()
    {
        Assert.Null(NetworkName.Problem(new string('x', 247)));
        Assert.Equal("must have at most 247 bytes, but has 248", NetworkName.Problem(new string('ü', 124)));
    }
}
