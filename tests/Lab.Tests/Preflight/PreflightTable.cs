using Hypervisors;
using Hypervisors.Terraform;

namespace Labs.Tests.Preflight;

/// <summary>The table of the diagnostics of plans on each host, written to the test results.</summary>
internal static class PreflightTable
{
    private static readonly SemaphoreSlim Gate = new(1);
    private static readonly List<string> Rows = [];

    /// <summary>A diagnostic in the notation of the table: severity, summary, and the argument that it refers to.</summary>
    public static string Describe(TerraformDiagnostic diagnostic) =>
        $"{(diagnostic.IsError ? "error" : "warning")}: {diagnostic.Summary} ({ArgumentOf(diagnostic.Snippet)})";

    /// <summary>Adds the NICs of a plan and writes the table.</summary>
    public static async Task AddAsync(
        string host, IReadOnlyList<PlannedNic> nics, ILookup<string?, TerraformDiagnostic> diagnostics, CancellationToken cancellationToken)
    {
        await Gate.WaitAsync(cancellationToken);
        try
        {
            foreach (var nic in nics)
            {
                var found = diagnostics[nic.Address].ToList();
                var cells = found.Count == 0
                    ? "- | |"
                    : $"{string.Join("<br>", found.Select(Describe))} | {string.Join("<br>", found.Select(one => one.Detail))} |";
                Rows.Add($"| {host} | {nic.Text.Replace("|", "\\|", StringComparison.Ordinal)} | {cells}");
            }

            var folder = Directory.CreateDirectory(Path.Combine(RepositoryFolders.Root, "artifacts", "test-results", "lab"));
            await File.WriteAllLinesAsync(
                Path.Combine(folder.FullName, "preflight.md"),
                ["| host | NIC | diagnostic (argument) | detail |", "|---|---|---|---|", .. Rows.Order(StringComparer.Ordinal)],
                cancellationToken);
        }
        finally
        {
            Gate.Release();
        }
    }

    // Terraform refers to the resource if the argument is missing.
    private static string ArgumentOf(string? snippet) =>
        snippet?.Split('=', 2) is [var name, _] ? name.Trim() : "-";
}
