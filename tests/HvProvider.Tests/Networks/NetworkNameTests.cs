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
    public void What_libvirt_takes_is_taken(string name)
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
    public void What_it_does_not_take_or_nobody_would_see_is_refused(string name, string problem)
    {
        Assert.Equal(problem, NetworkName.Problem(name));
        Assert.Equal(problem, NetworkName.PortGroupProblem(name));
    }

    [Fact]
    public void A_slash_is_refused_in_a_network_s_name_only()
    {
        Assert.Equal("must not contain '/', which libvirt rejects", NetworkName.Problem("a/b"));
        Assert.Null(NetworkName.PortGroupProblem("a/b"));
    }

    [Fact]
    public void The_length_counts_in_bytes()
    {
        Assert.Null(NetworkName.Problem(new string('x', 247)));
        Assert.Equal("must have at most 247 bytes, but has 248", NetworkName.Problem(new string('ü', 124)));
    }
}
