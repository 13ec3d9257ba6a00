using HvProvider.Provider;

namespace HvProvider.Tests.Docs;

/// <summary>Each entry has the example files by which the registry's tools know it, and no file is on no page.</summary>
public sealed class ExampleTests
{
    private static readonly string Examples = CommittedDocs.Repository.Examples;

    public static TheoryData<string> Resources => [.. new HypervisorProvider().Resources.Select(r => r.TypeName)];

    public static TheoryData<string> DataSources => [.. new HypervisorProvider().DataSources.Select(d => d.TypeName)];

    public static TheoryData<string> Functions => [.. new HypervisorProvider().Functions.Select(f => f.Name)];

    [Fact]
    public void The_index_shows_the_example_of_the_provider() => IsShown("provider/provider.tf", "index.md");

    [Theory]
    [MemberData(nameof(Resources))]
    public void A_page_of_a_resource_shows_its_example(string name) =>
        IsShown($"resources/{name}/resource.tf", PageOf(name));

    [Theory]
    [MemberData(nameof(Resources))]
    public void A_page_of_a_resource_shows_how_to_import_it(string name)
    {
        IsShown($"resources/{name}/import-by-string-id.tf", PageOf(name));
        IsShown($"resources/{name}/import.sh", PageOf(name));
    }

    [Theory]
    [MemberData(nameof(DataSources))]
    public void A_page_of_a_data_source_shows_its_example(string name) =>
        IsShown($"data-sources/{name}/data-source.tf", $"data-sources/{name["hv_".Length..]}.md");

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_page_of_a_function_shows_its_example(string name) =>
        IsShown($"functions/{name}/function.tf", $"functions/{name}.md");

    [Fact]
    public void Every_folder_of_examples_belongs_to_an_entry()
    {
        var provider = new HypervisorProvider();

        Assert.Equal(provider.Resources.Select(r => r.TypeName).Order(), Folders("resources"));
        Assert.Equal(provider.DataSources.Select(d => d.TypeName).Order(), Folders("data-sources"));
        Assert.Equal(provider.Functions.Select(f => f.Name).Order(), Folders("functions"));
    }

    private static string PageOf(string resource) => $"resources/{resource["hv_".Length..]}.md";

    private static void IsShown(string example, string page) => Assert.Contains(
        $"\n{File.ReadAllText(Path.Combine(Examples, example)).TrimEnd()}\n```\n", CommittedDocs.Read(page), StringComparison.Ordinal);

    private static IEnumerable<string> Folders(string kind)
    {
        var folder = Path.Combine(Examples, kind);
        return Directory.Exists(folder) ? Directory.GetDirectories(folder).Select(f => Path.GetFileName(f)).Order() : [];
    }
}
