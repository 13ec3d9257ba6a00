using System.Text.Json;
using Hypervisors.Terraform;
using Labs.Network;

namespace Labs.Tests.Support;

/// <summary>What a plan wants of one resource, in a few words: <c>update: effective_vlans 20 u, 30 PVID u -> 30 PVID u</c>.</summary>
internal static class PlannedChange
{
    private const string Vlans = "effective_vlans";
    private const string Nothing = "-";
    private const string File = "next";

    /// <summary>Plans, and describes the change: <c>empty</c> where there is none.</summary>
    public static async Task<string> PlanAsync(TerraformWorkspace terraform, string address, CancellationToken cancellationToken) =>
        (await terraform.PlanAsync(cancellationToken, $"-out={File}")).HasChanges
            ? Describe(await terraform.ReadPlanAsync(File, cancellationToken), address)
            : "empty";

    private static string Describe(JsonElement plan, string address)
    {
        var change = plan.GetProperty("resource_changes").EnumerateArray()
            .Single(resource => resource.GetProperty("address").GetString() == address)
            .GetProperty("change");
        var action = string.Join(" and ", change.GetProperty("actions").EnumerateArray().Select(one => one.GetString()));
        return action == "update"
            ? $"update: {string.Join("; ", Differences(change.GetProperty("before"), change.GetProperty("after")))}"
            : action;
    }

    // An attribute that is known only after the apply is missing in what comes after.
    private static IEnumerable<string> Differences(JsonElement before, JsonElement after) => before.EnumerateObject()
        .Where(attribute => after.TryGetProperty(attribute.Name, out var wanted) && !JsonElement.DeepEquals(attribute.Value, wanted))
        .OrderBy(attribute => attribute.Name, StringComparer.Ordinal)
        .Select(attribute =>
            $"{attribute.Name} {Show(attribute.Name, attribute.Value)} -> {Show(attribute.Name, after.GetProperty(attribute.Name))}");

    private static string Show(string attribute, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => Nothing,
        JsonValueKind.Object when attribute == Vlans => ShowVlans(value),
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };

    private static string ShowVlans(JsonElement value)
    {
        int? pvid = value.GetProperty("pvid") is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;
        var vlans = Numbers("untagged").Select(vlan => (Vlan: vlan, IsUntagged: true))
            .Concat(Numbers("tagged").Select(vlan => (Vlan: vlan, IsUntagged: false)));
        return new PortVlans([.. vlans.OrderBy(one => one.Vlan).Select(one => new PortVlan(one.Vlan, one.Vlan == pvid, one.IsUntagged))])
            .ToString();

        IEnumerable<int> Numbers(string name) => value.GetProperty(name).EnumerateArray().Select(vlan => vlan.GetInt32());
    }
}
