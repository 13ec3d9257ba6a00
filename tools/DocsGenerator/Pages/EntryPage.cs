using DocsGenerator.Examples;
using DocsGenerator.Output;
using DocsGenerator.Schemas;

namespace DocsGenerator.Pages;

/// <summary>The page of a resource or of a data source.</summary>
internal static class EntryPage
{
    /// <summary>Renders the page.</summary>
    public static GeneratedFile Render(EntryKind kind, string name, BlockSchema schema, ProviderSchemas schemas, ExampleFolder examples)
    {
        var folder = $"{kind.Folder}/{name}";
        return new GeneratedFile($"{kind.Folder}/{name[(schemas.Name.Length + 1)..]}.md", Sections.Join(
            FrontMatter.Render($"{name} {kind.Title} - terraform-provider-{schemas.Name}", subcategory: "", schema.Description),
            $"# {name} ({kind.Title})",
            schema.Description,
            Sections.Examples(examples.ReadAll(folder, kind.Example)),
            SchemaSection.Render(schema),
            ImportSection.Render(examples.ReadOne(folder, "import-by-string-id.tf"), examples.ReadOne(folder, "import.sh"))));
    }
}
