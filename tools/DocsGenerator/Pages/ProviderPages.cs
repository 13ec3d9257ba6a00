using DocsGenerator.Examples;
using DocsGenerator.Output;
using DocsGenerator.Schemas;

namespace DocsGenerator.Pages;

/// <summary>All pages of a provider.</summary>
internal static class ProviderPages
{
    /// <summary>Renders the pages.</summary>
    public static IReadOnlyList<GeneratedFile> Render(ProviderSchemas schemas, ExampleFolder examples) =>
    [
        IndexPage.Render(schemas, examples),
        .. schemas.Resources.Select(entry => EntryPage.Render(EntryKind.Resource, entry.Key, entry.Value, schemas, examples)),
        .. schemas.DataSources.Select(entry => EntryPage.Render(EntryKind.DataSource, entry.Key, entry.Value, schemas, examples)),
        .. schemas.Functions.Select(entry => FunctionPage.Render(entry.Key, entry.Value, schemas, examples)),
    ];
}
