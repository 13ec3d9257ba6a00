using TerraformPlugin.Diagnostics;

namespace TerraformPlugin.Planning;

/// <summary>
/// Reports an answer of the provider that breaks the protocol's rules. Terraform would say the same in general words;
/// values are not shown, since they may be sensitive.
/// </summary>
internal static class ProviderBug
{
    internal static void Plan(DiagnosticList diagnostics, AttributePath path, string problem) =>
        Report(diagnostics, "The provider has made an invalid plan", path, problem);

    internal static void Result(DiagnosticList diagnostics, AttributePath path, string problem) =>
        Report(diagnostics, "The provider has returned an invalid result", path, problem);

    private static void Report(DiagnosticList diagnostics, string summary, AttributePath path, string problem)
    {
        var place = path.IsRoot ? "The object" : path.ToString();
        diagnostics.AddError(
            summary,
            $"{place} {problem}. This is a bug in the provider: please report it to the provider's developers.",
            path.IsRoot ? null : path);
    }
}
