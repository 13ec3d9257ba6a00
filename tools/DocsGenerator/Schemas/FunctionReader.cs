using System.Text.Json;

namespace DocsGenerator.Schemas;

/// <summary>Reads a function: summary, description, return_type, parameters with name, type, description and is_nullable.</summary>
internal static class FunctionReader
{
    public static FunctionSchema Read(JsonElement json) =>
        json.TryGetProperty("variadic_parameter", out _)
            ? throw new GeneratorException("A function has a variadic parameter, which pages cannot describe.")
            : new FunctionSchema(
                json.Text("summary"),
                json.Text("description"),
                AttributeTypeReader.Read(json.GetProperty("return_type")),
                json.TryGetProperty("parameters", out var parameters) ? [.. parameters.EnumerateArray().Select(Parameter)] : []);

    private static FunctionParameterSchema Parameter(JsonElement json) => new(
        json.GetProperty("name").GetString()!,
        AttributeTypeReader.Read(json.GetProperty("type")),
        json.Text("description"),
        json.Flag("is_nullable"));
}
