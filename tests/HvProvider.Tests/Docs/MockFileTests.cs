using DocsGenerator;
using DocsGenerator.Mocks;
using DocsGenerator.Schemas;
using HvProvider.Provider;

namespace HvProvider.Tests.Docs;

/// <summary>The mocks have a value for every computed attribute, and nothing else: Terraform would ignore that silently.</summary>
public sealed class MockFileTests
{
    private static string Examples => CommittedDocs.Repository.Examples;

    [Fact]
    public void Committed_mocks_are_what_the_generator_makes_of_the_schema() => Assert.All(
        MockFiles.Render(SchemaReader.Read(TerraformSchemaJson.Write())),
        file => Assert.Equal(file.Text, File.ReadAllText(Path.Combine(Examples, file.Path))));

    /// <summary>By the provider's own schema and the committed text alone.</summary>
    [Fact]
    public void Every_computed_attribute_has_a_line_and_every_line_an_attribute()
    {
        var provider = new HypervisorProvider();
        var expected = provider.Resources.SelectMany(r => Computed(r.TypeName, r.Schema.Attributes))
            .Concat(provider.DataSources.SelectMany(d => Computed(d.TypeName, d.Schema.Attributes)));

        Assert.Equal(expected.Order(StringComparer.Ordinal), Paths("mocks/hv.tfmock.hcl").Order(StringComparer.Ordinal));
        Assert.Equal(Paths("mocks/hv.tfmock.hcl"), Paths("mocks/inline.tftest.hcl"));
    }

    [Fact]
    public void A_computed_attribute_without_a_value_fails_the_build_and_is_named()
    {
        var schemas = Schemas(new AttributeSchema
        {
            Name = "brand_new",
            Type = new AttributeType.Simple("String"),
            Group = MemberGroup.ReadOnly,
            Computed = true,
        });

        var error = Assert.Throws<GeneratorException>(() => MockFiles.Render(schemas));
        Assert.Contains("hv_bridge.brand_new", error.Message, StringComparison.Ordinal);
        Assert.Contains("MockValues.cs", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_configured_has_no_value()
    {
        var schemas = Schemas(
            new AttributeSchema { Name = "brand_new", Type = new AttributeType.Simple("String"), Group = MemberGroup.Required });

        Assert.DoesNotContain("brand_new", MockFiles.Render(schemas)[0].Text, StringComparison.Ordinal);
    }

    private static ProviderSchemas Schemas(AttributeSchema attribute) => new()
    {
        Name = "hv",
        Provider = new BlockSchema(),
        Resources = new Dictionary<string, BlockSchema> { ["hv_bridge"] = new() { Attributes = [attribute] } },
        DataSources = new Dictionary<string, BlockSchema>(),
    };

    private static IEnumerable<string> Computed(string path, IEnumerable<TerraformPlugin.Schemas.SchemaAttribute> attributes) =>
        attributes.SelectMany(attribute => TerraformSchemaJson.NestedSchema(attribute) is { } nested
            ? Computed($"{path}.{attribute.Name}", nested.Attributes)
            : attribute.Computed ? [$"{path}.{attribute.Name}"] : []);

    // "NAME = VALUE" within "NAME = {", "mock_resource "NAME" {" and "defaults = {".
    private static IEnumerable<string> Paths(string file)
    {
        var path = new Stack<string>();
        foreach (var line in File.ReadAllLines(Path.Combine(Examples, file)).Select(line => line.Trim()))
        {
            if (line.EndsWith('{'))
            {
                path.Push(line.Split('"', ' ') switch
                {
                    ["mock_resource" or "mock_data", _, var name, ..] => name,
                    ["mock_provider" or "run", ..] or ["defaults", ..] => "",
                    var words => words[0],
                });
            }
            else if (line == "}")
            {
                path.Pop();
            }
            else if (line.Contains(" = ", StringComparison.Ordinal) && path.Any(name => name.StartsWith("hv_", StringComparison.Ordinal)))
            {
                yield return string.Join('.', path.Reverse().Where(name => name.Length > 0).Append(line.Split(' ')[0]));
            }
        }
    }
}
