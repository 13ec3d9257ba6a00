using System.Text.Json;

namespace Hypervisors.Terraform;

/// <summary>One error or warning that Terraform shows.</summary>
/// <param name="IsError">Whether it is an error.</param>
/// <param name="Summary">Its first line.</param>
/// <param name="Detail">The explanation.</param>
/// <param name="Address">The resource it is about, if any.</param>
/// <param name="Snippet">The line of the configuration that it points at, if it points at one.</param>
public sealed record TerraformDiagnostic(bool IsError, string Summary, string Detail, string? Address, string? Snippet)
{
    /// <summary>Whether this is Terraform's notice that a provider is taken from a development override.</summary>
    public bool IsOverrideNotice => Address is null && Snippet is null && Summary == "Provider development overrides are in effect";

    /// <summary>Reads them from the lines of plan, apply and destroy, or from the one document of validate.</summary>
    public static IReadOnlyList<TerraformDiagnostic> ReadAll(string output)
    {
        if (output.StartsWith("{\n", StringComparison.Ordinal))
        {
            using var document = JsonDocument.Parse(output);
            return document.RootElement.TryGetProperty("diagnostics", out var diagnostics)
                ? [.. diagnostics.EnumerateArray().Select(Read)]
                : [];
        }

        return [.. JsonLines.Read(output)
            .Where(line => JsonLines.TypeOf(line) == "diagnostic")
            .Select(line => Read(line.GetProperty("diagnostic")))];
    }

    private static TerraformDiagnostic Read(JsonElement diagnostic) => new(
        diagnostic.GetProperty("severity").GetString() == "error",
        Text(diagnostic, "summary") ?? "",
        Text(diagnostic, "detail") ?? "",
        Text(diagnostic, "address"),
        diagnostic.TryGetProperty("snippet", out var snippet) ? Text(snippet, "code") : null);

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
