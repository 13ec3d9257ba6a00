using System.Diagnostics;

namespace Startup;

/// <summary>Builds the plugin on HashiCorp's go-plugin, with the libraries of Debian packages only.</summary>
internal static class GoPeer
{
    public static async Task<string> BuildAsync(string repository)
    {
        var output = Path.Combine(repository, "artifacts", "oracles");
        Directory.CreateDirectory(output);
        var executable = Path.Combine(output, "goplugin-oracle");
        var info = new ProcessStartInfo("go", ["build", "-o", executable, "."])
        {
            WorkingDirectory = Path.Combine(repository, "tests", "Oracles", "goplugin"),
            Environment =
            {
                ["GO111MODULE"] = "off",
                ["GOPATH"] = "/usr/share/gocode",
                ["GOCACHE"] = Path.Combine(output, "go-cache"),
                ["GOFLAGS"] = "",
            },
        };
        using var process = Process.Start(info) ?? throw new InvalidOperationException("No process was started.");
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? executable : throw new InvalidOperationException("The Go peer does not build.");
    }
}
