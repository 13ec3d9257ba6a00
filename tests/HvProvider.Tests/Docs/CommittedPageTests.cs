using DocsGenerator.Examples;
using DocsGenerator.Pages;
using DocsGenerator.Schemas;
using HvProvider.Provider;

namespace HvProvider.Tests.Docs;

/// <summary>The committed pages meet the requirements of the registry and match the schema.</summary>
public sealed class CommittedPageTests
{
    private const int RegistryLimit = 500_000;

    public static TheoryData<string> Paths => CommittedDocs.Paths;

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_page_has_the_front_matter_that_the_registry_reads(string path)
    {
        var lines = CommittedDocs.Read(path).Split('\n');
        var end = Array.IndexOf(lines, "---", 1);

        Assert.Equal("---", lines[0]);
        Assert.True(end > 0, "The front matter has no end.");
        var keys = lines[1..end].Where(l => l.Length > 0 && !char.IsWhiteSpace(l[0]) && l[0] != '#').Select(l => l.Split(':')[0]).ToList();
        Assert.Contains("page_title", keys);
        Assert.Contains("description", keys);
        Assert.Empty(keys.Except(["page_title", "description", "subcategory"]));
        Assert.False(path == "index.md" && keys.Contains("subcategory"), "The index belongs to no subcategory.");
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_page_is_a_Markdown_file_that_the_registry_does_not_cut(string path)
    {
        Assert.EndsWith(".md", path, StringComparison.Ordinal);
        Assert.InRange(CommittedDocs.ReadBytes(path).Length, 1, RegistryLimit - 1);
        Assert.DoesNotContain("\r", CommittedDocs.Read(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_resource_data_source_and_function_has_a_page_and_every_page_has_its_entry()
    {
        var provider = new HypervisorProvider();

        Assert.Equal(provider.Resources.Select(r => r.TypeName["hv_".Length..]).Order(), CommittedDocs.Names("resources").Order());
        Assert.Equal(provider.DataSources.Select(d => d.TypeName["hv_".Length..]).Order(), CommittedDocs.Names("data-sources").Order());
        Assert.Equal(provider.Functions.Select(f => f.Name).Order(), CommittedDocs.Names("functions").Order());
    }

    [Fact]
    public void Pages_are_what_the_generator_makes_of_the_schema_and_the_examples()
    {
        var pages = ProviderPages.Render(
            SchemaReader.Read(TerraformSchemaJson.Write()), new ExampleFolder(CommittedDocs.Repository.Examples));

        Assert.All(pages, page => Assert.Equal(page.Text, CommittedDocs.Read(page.Path)));
    }
}
