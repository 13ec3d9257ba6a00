using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static TerraformPlugin.Tests.Fakes.FakeSchema;

namespace TerraformPlugin.Tests.Schemas;

public sealed class TfObjectTests
{
    [Fact]
    public void Values_are_read_as_they_were_written()
    {
        var config = Config(c =>
        {
            c.Set(Vlan, 30);
            c.Set(Labels, new Tf<IReadOnlyDictionary<string, Tf<string>>>(new Dictionary<string, Tf<string>>
            {
                ["a"] = "x",
                ["b"] = Tf<string>.Null,
                ["c"] = Tf<string>.Unknown,
            }));
            c.Set(Anything, TfValue.Bool(true));
        });

        Assert.Equal(30, config.Get(Vlan).Value);
        Assert.True(config.Get(Labels).Value["b"].IsNull);
        Assert.True(config.Get(Labels).Value["c"].IsUnknown);
        Assert.True(config.Get(Anything).Value.Unwrap().AsBool());
        Assert.Equal(config.Raw, TfObject.FromValue(config.Schema, config.Raw).Raw);
    }

    [Fact]
    public void A_copy_is_independent()
    {
        var config = Config();
        var copy = config.Clone();
        copy.Set(Name, "other");

        Assert.Equal("web", config.Get(Name).Value);
    }

    [Fact]
    public void An_attribute_of_another_schema_or_a_value_of_another_type_is_rejected()
    {
        Assert.Throws<ArgumentException>(() => Config().Get(Key));
        Assert.Throws<ArgumentException>(() => Config().Set(Key, "x"));
        Assert.Throws<ArgumentException>(() => Config().SetRaw(Vlan, TfValue.String("x")));
    }
}
