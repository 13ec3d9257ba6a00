using System.Text.Json;

namespace DocsGenerator.Schemas;

/// <summary>
/// Reads the output of <c>terraform providers schema -json</c>: format_version, and in provider_schemas, by source address,
/// provider, resource_schemas, data_source_schemas and functions.
/// </summary>
internal static class SchemaReader
{
    private const string Namespace = "hv";
    private const string Name = "hv";

    /// <summary>Reads the schemas of this provider, whose host differs between Terraform and OpenTofu.</summary>
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
                : throw new GeneratorException($"The output does not contain the schemas of {Namespace}/{Name}.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new GeneratorException($"The output has an unexpected format: {exception.Message}", exception);
        }
    }

    private static ProviderSchemas Provider(JsonElement json) => new()
    {
        Name = Name,
        Provider = BlockReader.Read(json.GetProperty("provider").GetProperty("block")),
        Resources = Entries(json, "resource_schemas", Block),
        DataSources = Entries(json, "data_source_schemas", Block),
        Functions = Entries(json, "functions", FunctionReader.Read),
    };

    private static BlockSchema Block(JsonElement json) => BlockReader.Read(json.GetProperty("block"));

    private static SortedDictionary<string, T> Entries<T>(JsonElement json, string kind, Func<JsonElement, T> read) => new(
        json.Members(kind).ToDictionary(static p => p.Name, p => read(p.Value)), StringComparer.Ordinal);
}
