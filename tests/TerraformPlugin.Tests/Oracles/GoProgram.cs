using System.ComponentModel;
using System.Diagnostics;

namespace TerraformPlugin.Tests.Oracles;

// Builds a Go program of tests/Oracles into artifacts/oracles, with the libraries of Debian packages only.
internal static class GoProgram
{
    private const string Advice =
        "This test needs Go and Terraform's own Go libraries. On Debian: apt-get install golang-go "
        + "golang-github-zclconf-go-cty-dev golang-github-hashicorp-go-plugin-dev";

    public static string Build(string name)
    {
        var output = Path.Combine(RepositoryRoot.Path, "artifacts", "oracles");
        Directory.CreateDirectory(output);
        var executable = Path.Combine(output, $"{name}-oracle");
        var start = new ProcessStartInfo("go")
        {
            ArgumentList = { "build", "-o", executable, "." },
            WorkingDirectory = Path.Combine(RepositoryRoot.Path, "tests", "Oracles", name),
            RedirectStandardError = true,
            Environment =
            {
                ["GO111MODULE"] = "off",
                ["GOPATH"] = "/usr/share/gocode",
                ["GOCACHE"] = Path.Combine(output, "go-cache"),
                ["GOFLAGS"] = "",
            },
        };
        using var process = Start(start);
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? executable
            : throw new InvalidOperationException($"{Advice}\nBuilding the {name} oracle failed:\n{errors}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"{Advice}\n{exception.Message}", exception);
        }
    }
}
