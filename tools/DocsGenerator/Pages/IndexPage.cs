using DocsGenerator.Examples;
using DocsGenerator.Output;
using DocsGenerator.Schemas;

namespace DocsGenerator.Pages;

/// <summary>The page of the provider itself.</summary>
internal static class IndexPage
{
    /// <summary>Renders the page.</summary>
    public static GeneratedFile Render(ProviderSchemas schemas, ExampleFolder examples)
    {
        var title = $"{schemas.Name} Provider";
        return new GeneratedFile("index.md", Sections.Join(
            FrontMatter.Render(title, subcategory: null, schemas.Provider.Description),
            $"# {title}",
            schemas.Provider.Description,
            Sections.Examples(examples.ReadAll("provider", "provider")),
            SchemaSection.Render(schemas.Provider)));
    }
}
