namespace HvProvider.Tests.Docs.Errors;

/// <summary>The error index has an entry for each summary in the source, and no other entry.</summary>
public sealed class ErrorIndexTests
{
    private const string MadeUp = """
        using TerraformPlugin.Diagnostics;

        namespace MadeUp;

        internal static class Errors
        {
            private const string Named = "Named";

            public static Diagnostic Plain() => Diagnostic.Error("Plain", "No entry.");

            public static DiagnosticException Either(bool more) => new(more ? "More" : Named, "…");

            public static void Reported(DiagnosticList diagnostics, int code)
            {
                var (summary, detail) = Of(code) ?? code switch { 1 => ("One", "1"), _ => ("Other", "") };
                diagnostics.AddError(detail: detail, summary: summary);
                diagnostics.AddWarning("Plain", detail);
                Passed(diagnostics, "Passed");
            }

            public static Diagnostic Changing(string name) => Diagnostic.Warning($"{name} is not constant", "");

            private static void Passed(DiagnosticList diagnostics, string summary) => diagnostics.AddWarning(summary, "not a summary");

            private static (string Summary, string Detail)? Of(int code) => code != 0 ? null : ("Zero", "0");
        }
        """;

    private static readonly Lazy<IReadOnlyList<SummaryFinder>> Source = new(
        static () => [.. new[] { "TerraformPlugin", "HvProvider" }.Select(Read)]);

    private static readonly ErrorIndex Guide = ErrorIndex.Read(CommittedDocs.Read(Path.Combine("guides", "errors.md")));

    [Fact]
    public void Every_summary_has_its_entry_and_every_entry_its_summary()
    {
        var summaries = Source.Value.SelectMany(static finder => finder.Summaries)
            .GroupBy(static found => found.Key, static found => found.Value)
            .ToDictionary(static found => found.Key, static found => found.Aggregate(static (all, one) => all | one));

        Assert.True(summaries.Count > 50, "The source was not found.");
        var differences = Guide.Differences(summaries);
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public void The_source_is_understood() =>
        Assert.Equal("", string.Join('\n', Source.Value.SelectMany(static finder => finder.NotUnderstood)));

    [Fact]
    public void Summaries_are_constant() => Assert.Empty(Source.Value.SelectMany(static finder => finder.NotConstant));

    [Fact]
    public void Entries_are_in_order_and_have_a_severity_a_cause_and_a_cure()
    {
        Assert.Equal(Guide.Entries.Select(static e => e.Summary).Order(StringComparer.OrdinalIgnoreCase),
            Guide.Entries.Select(static e => e.Summary));
        Assert.All(Guide.Entries, static entry => Assert.True(
            entry.Severity != Severities.None && entry.HasText("Cause") && entry.HasText("Cure"), entry.Summary));
    }

    [Fact]
    public void Every_way_of_giving_a_summary_is_found_in_a_source()
    {
        var found = new SummaryFinder(new Dictionary<string, string> { ["Errors.cs"] = MadeUp });

        Assert.Equal(["More", "Named", "One", "Other", "Passed", "Plain", "Zero"], found.Summaries.Keys);
        Assert.Equal(Severities.Error | Severities.Warning, found.Summaries["Plain"]);
        Assert.Contains("is not constant", Assert.Single(found.NotConstant), StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_without_an_entry_and_an_entry_without_a_summary_are_reported()
    {
        var summaries = new Dictionary<string, Severities> { ["Reported"] = Severities.Error, ["Missing"] = Severities.Warning };
        const string Entry = "\n\nError.\n\n**Cause:** it.\n\n**Cure:** that.\n\n";

        Assert.Equal(["no entry: Missing"], ErrorIndex.Read($"# Errors\n\n## Reported{Entry}").Differences(summaries));
        Assert.Equal(
            ["several entries: Reported", "not in the source: Forgotten", "severity is Warning: Missing"],
            ErrorIndex.Read($"# Errors\n\n## Reported{Entry}## Reported{Entry}## Missing{Entry}## Forgotten{Entry}")
                .Differences(summaries));
    }

    // Program.cs depends on generated code, and creates no diagnostics.
    private static SummaryFinder Read(string project) => new(
        Directory.EnumerateFiles(Path.Combine(CommittedDocs.Repository.Root, "src", project), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !Path.GetDirectoryName(file)!.Split(Path.DirectorySeparatorChar).Contains("obj")
                && Path.GetFileName(file) != "Program.cs")
            .ToDictionary(static file => file, File.ReadAllText));
}
