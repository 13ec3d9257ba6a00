using System.Text.Json;

namespace Hypervisors.Terraform;

/// <summary>Looks into the output of <c>terraform show -json</c>.</summary>
internal static class TerraformState
{
    /// <summary>The attributes of the resource at that address, searched in all modules; null when it is not there.</summary>
    public static JsonElement? Find(JsonElement state, string address) =>
        state.TryGetProperty("values", out var values) && values.TryGetProperty("root_module", out var module)
            ? FindInModule(module, address)
            : null;

    private static JsonElement? FindInModule(JsonElement module, string address)
    {
        foreach (var resource in Members(module, "resources"))
        {
            if (resource.GetProperty("address").GetString() == address)
            {
                return resource.GetProperty("values").Clone();
            }
        }

        return Members(module, "child_modules")
            .Select(child => FindInModule(child, address))
            .FirstOrDefault(found => found is not null);
    }

    private static IEnumerable<JsonElement> Members(JsonElement element, string name) =>
        element.TryGetProperty(name, out var members) ? members.EnumerateArray() : [];
}
