using System.Diagnostics;

namespace Plans;

/// <summary>Runs Terraform with the provider of this checkout.</summary>
internal sealed class Terraform : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hv-cli-");
    private readonly string _settings;

    public Terraform(string executables)
    {
        _settings = Path.Combine(_folder.FullName, "terraform.tfrc");
        File.WriteAllText(_settings, $$"""
            provider_installation {
              dev_overrides { "hv/hv" = "{{executables}}" }
              direct {}
            }
            """);
    }

    /// <summary>Runs a command and returns its duration.</summary>
    /// <exception cref="InvalidOperationException">The command failed.</exception>
    public async Task<TimeSpan> RunAsync(Configuration configuration, params string[] arguments)
    {
        var info = new ProcessStartInfo(Environment.GetEnvironmentVariable("HV_TERRAFORM") ?? "terraform", arguments)
        {
            WorkingDirectory = configuration.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["TF_CLI_CONFIG_FILE"] = _settings, ["CHECKPOINT_DISABLE"] = "1", ["TF_IN_AUTOMATION"] = "1" },
        };
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(info) ?? throw new InvalidOperationException("No process was started.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var elapsed = Stopwatch.GetElapsedTime(start);
        return process.ExitCode == 0
            ? elapsed
            : throw new InvalidOperationException($"terraform {string.Join(' ', arguments)}: {await output}{await errors}");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
