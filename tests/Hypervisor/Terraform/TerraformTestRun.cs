using System.Text.Json;

namespace Hypervisors.Terraform;

/// <summary>How a run of <c>terraform test</c> ended.</summary>
/// <param name="Name">The file and the run.</param>
/// <param name="Status"><c>pass</c>, or what else it is.</param>
public sealed record TerraformTestRun(string Name, string Status)
{
    /// <summary>Reads them from the machine-readable output.</summary>
    public static IReadOnlyList<TerraformTestRun> ReadAll(string output) =>
    [
        .. JsonLines.Read(output)
            .Where(line => JsonLines.TypeOf(line) == "test_run")
            .Select(line => line.GetProperty("test_run"))
            .Where(run => run.GetProperty("progress").GetString() == "complete")
            .Select(Read),
    ];

    private static TerraformTestRun Read(JsonElement run) =>
        new($"{run.GetProperty("path").GetString()} {run.GetProperty("run").GetString()}", run.GetProperty("status").GetString()!);
}
