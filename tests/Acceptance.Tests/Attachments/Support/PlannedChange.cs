using System.Text.Json;

namespace Acceptance.Tests.Attachments.Support;

/// <summary>What a plan wants to do to one resource.</summary>
internal sealed record PlannedChange(IReadOnlyList<string> Actions, JsonElement Before, JsonElement After, JsonElement Unknown)
{
    public static PlannedChange Find(JsonElement plan, string address)
    {
        var change = plan.GetProperty("resource_changes").EnumerateArray()
            .Single(resource => resource.GetProperty("address").GetString() == address).GetProperty("change");
        return new PlannedChange(
            [.. change.GetProperty("actions").EnumerateArray().Select(action => action.GetString()!)],
            change.GetProperty("before"),
            change.GetProperty("after"),
            change.GetProperty("after_unknown"));
    }

    /// <summary>Whether an attribute is known only after the apply.</summary>
    public bool IsUnknown(string attribute) =>
        Unknown.ValueKind == JsonValueKind.Object
        && Unknown.TryGetProperty(attribute, out var unknown)
        && unknown.ValueKind == JsonValueKind.True;
}
