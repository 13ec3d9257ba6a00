using System.Text.Json;

namespace DocsGenerator.Schemas;

/// <summary>
/// Reads what <c>terraform providers schema -json</c> prints: format_version, and in provider_schemas, by source address,
/// provider, resource_schemas and data_source_schemas.
/// </summary>
internal static class SchemaReader
{
    private const string Namespace = "hv";
    private const string Name = "hv";

    /// <summary>Reads the schemas of this provider; its host differs between Terraform and OpenTofu.</summary>
    public static ProviderSchemas Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var provider = document.RootElement.Members("provider_schemas")
                .Where(static p => p.Name.EndsWith($"/{Namespace}/{Name}", StringComparison.Ordinal))
                .Select(static p => p.Value)
                .SingleOrDefault();
            return provider.ValueKind == JsonValueKind.Object
                ? Provider(provider)
                : throw new GeneratorException($"The printed schemas are not those of {Namespace}/{Name}.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new GeneratorException($"The printed schema has another form than expected: {exception.Message}", exception);
        }
    }

    private static ProviderSchemas Provider(JsonElement json) => new()
    {
        Name = Name,
        Provider = BlockReader.Read(json.GetProperty("provider").GetProperty("block")),
        Resources = Entries(json, "resource_schemas"),
        DataSources = Entries(json, "data_source_schemas"),
    };

    private static SortedDictionary<string, BlockSchema> Entries(JsonElement json, string kind) => new(
        json.Members(kind).ToDictionary(static p => p.Name, static p => BlockReader.Read(p.Value.GetProperty("block"))),
        StringComparer.Ordinal);
}
