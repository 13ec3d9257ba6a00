using TerraformPlugin.Values;

namespace TerraformPlugin.Tests.Values;

public sealed class TfTests
{
    [Fact]
    public void The_default_is_null_and_never_unknown()
    {
        Tf<long> value = default;

        Assert.True(value.IsNull);
        Assert.False(value.IsUnknown);
        Assert.False(value.IsKnown);
        Assert.Equal(Tf<long>.Null, value);
    }

    [Fact]
    public void Only_a_known_value_has_a_value()
    {
        Assert.Equal(5, new Tf<long>(5).Value);
        Assert.Throws<InvalidOperationException>(() => Tf<long>.Null.Value);
        Assert.Throws<InvalidOperationException>(() => Tf<long>.Unknown.Value);
        Assert.Throws<ArgumentNullException>(() => new Tf<string>(null!));
    }

    [Fact]
    public void A_fallback_replaces_null_only()
    {
        Assert.Equal(7, Tf<long>.Null.ValueOr(7));
        Assert.Equal(5, ((Tf<long>)5).ValueOr(7));
        Assert.Throws<InvalidOperationException>(() => Tf<long>.Unknown.ValueOr(7));
    }

    [Fact]
    public void Values_are_equal_by_state_and_content()
    {
        Assert.Equal(Tf<string>.Unknown, Tf<string>.Unknown);
        Assert.NotEqual(Tf<string>.Unknown, Tf<string>.Null);
        Assert.NotEqual(new Tf<long>(0), Tf<long>.Null);
        Assert.NotEqual(new Tf<long>(0), Tf<long>.Unknown);
        Assert.True(new Tf<string>("a") == "a");
        Assert.True(new Tf<string>("a") != "b");
        Assert.Equal("(unknown)", Tf<string>.Unknown.ToString());
    }
}
