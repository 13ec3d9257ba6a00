using TerraformPlugin.Diagnostics;

namespace TerraformPlugin.Planning;

/// <summary>
/// Reports a result of the provider that violates the rules of the protocol, in more detail than Terraform does. Values are not
/// shown, because they may be sensitive.
/// </summary>
internal static class ProviderBug
{
    internal static void Plan(DiagnosticList diagnostics, AttributePath path, string problem) =>
        Report(diagnostics, "Invalid plan from provider", path, problem);

    internal static void Result(DiagnosticList diagnostics, AttributePath path, string problem) =>
        Report(diagnostics, "Invalid result from provider", path, problem);

    private static void Report(DiagnosticList diagnostics, string summary, AttributePath path, string problem)
    {
        var place = path.IsRoot ? "The object" : path.ToString();
        diagnostics.AddError(
            summary,
            $"{place} {problem}. This is a bug in the provider: please report it to the provider's developers.",
            path.IsRoot ? null : path);
    }
}
