using Hypervisors;
using Hypervisors.Terraform;

namespace Labs.Tests.Preflight;

/// <summary>The table of what plans say on which host, for the record.</summary>
internal static class PreflightTable
{
    private static readonly SemaphoreSlim Gate = new(1);
    private static readonly List<string> Rows = [];

    /// <summary>A diagnostic as the table has it: severity, summary, and the argument that it points at.</summary>
    public static string Describe(TerraformDiagnostic diagnostic) =>
        $"{(diagnostic.IsError ? "error" : "warning")}: {diagnostic.Summary} ({ArgumentOf(diagnostic.Snippet)})";

    /// <summary>Adds the NICs of a plan, and writes the table as it is by now.</summary>
    public static async Task AddAsync(
        string host, IReadOnlyList<PlannedNic> nics, ILookup<string?, TerraformDiagnostic> told, CancellationToken cancellationToken)
    {
        await Gate.WaitAsync(cancellationToken);
        try
        {
            foreach (var nic in nics)
            {
                var said = told[nic.Address].ToList();
                var cells = said.Count == 0
                    ? "- | |"
                    : $"{string.Join("<br>", said.Select(Describe))} | {string.Join("<br>", said.Select(one => one.Detail))} |";
                Rows.Add($"| {host} | {nic.Text.Replace("|", "\\|", StringComparison.Ordinal)} | {cells}");
            }

            var folder = Directory.CreateDirectory(Path.Combine(RepositoryFolders.Root, "artifacts", "test-results", "lab"));
            await File.WriteAllLinesAsync(
                Path.Combine(folder.FullName, "preflight.md"),
                ["| host | NIC | told (argument) | detail |", "|---|---|---|---|", .. Rows.Order(StringComparer.Ordinal)],
                cancellationToken);
        }
        finally
        {
            Gate.Release();
        }
    }

    // Terraform points at the resource where the argument is missing.
    private static string ArgumentOf(string? snippet) =>
        snippet?.Split('=', 2) is [var name, _] ? name.Trim() : "-";
}
