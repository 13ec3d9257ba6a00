using System.Text.Json;

namespace Hypervisors.Terraform;

/// <summary>Reads output of which each line is a JSON object; other lines are left out.</summary>
public static class JsonLines
{
    public static IEnumerable<JsonElement> Read(string output)
    {
        foreach (var line in output.Split('\n').Where(line => line.StartsWith('{') && line.EndsWith('}')))
        {
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }

    public static string? TypeOf(JsonElement line) => line.TryGetProperty("type", out var type) ? type.GetString() : null;
}
