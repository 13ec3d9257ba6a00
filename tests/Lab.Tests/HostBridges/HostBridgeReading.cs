using System.Text.Json;
using Hypervisors.Terraform;

namespace Labs.Tests.HostBridges;

/// <summary>Configurations with <c>data "hv_host_bridge"</c>, and what they read.</summary>
internal static class HostBridgeReading
{
    public const string Address = "data.hv_host_bridge.br0";

    public const string Configuration = """
        data "hv_host_bridge" "br0" {
          name = "br0"
        }

        output "uplink" {
          value = data.hv_host_bridge.br0.uplink
        }
        """;

    /// <summary>What the data source of <see cref="Configuration"/> reads now.</summary>
    public static async Task<JsonElement> ReadBridgeAsync(this TerraformWorkspace terraform, CancellationToken cancellationToken)
    {
        (await terraform.ApplyAsync(cancellationToken)).OrThrow();
        return (await terraform.ReadStateAsync(Address, cancellationToken))!.Value;
    }

    /// <summary>The error of a plan, and that it points at the name of the bridge.</summary>
    public static async Task<TerraformDiagnostic> FailAsync(this TerraformWorkspace terraform, CancellationToken cancellationToken)
    {
        var error = Assert.Single((await terraform.PlanAsync(cancellationToken)).Errors);
        Assert.Equal((Address, "  name = \"br0\""), (error.Address, error.Snippet));
        return error;
    }

    public static string? Text(this JsonElement values, string name) => values.GetProperty(name).GetString();

    public static int? Number(this JsonElement values, string name) =>
        values.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;

    public static IEnumerable<JsonElement> List(this JsonElement values, string name) => values.GetProperty(name).EnumerateArray();

    /// <summary>VLANs in the form of the lab's own VLAN table.</summary>
    public static string Vlans(this JsonElement port)
    {
        var (pvid, untagged) = (port.Number("pvid"), port.List("untagged").Select(v => v.GetInt32()).ToList());
        var all = untagged.Concat(port.List("tagged").Select(v => v.GetInt32())).Order().ToList();
        return all.Count == 0 ? "-" : string.Join(", ", all.Select(vlan =>
            vlan + (vlan == pvid ? " PVID" : "") + (untagged.Contains(vlan) ? " u" : "")));
    }
}
