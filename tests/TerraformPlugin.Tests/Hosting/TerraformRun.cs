using System.Diagnostics;

namespace TerraformPlugin.Tests.Hosting;

/// <summary>The real Terraform with the fixture as its provider, in a folder of its own.</summary>
internal sealed class TerraformRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hv-terraform-").FullName;
    private readonly List<Process> _processes = [];

    /// <param name="configuration">The configuration after the block <c>terraform</c>.</param>
    public TerraformRun(string configuration)
    {
        File.CreateSymbolicLink(
            Path.Combine(_folder, "terraform-provider-fixture"), Path.Combine(AppContext.BaseDirectory, "PluginFixture"));
        File.WriteAllText(Path.Combine(_folder, "cli.tfrc"), $$"""
            disable_checkpoint = true
            provider_installation {
              dev_overrides {
                "example/fixture" = "{{_folder}}"
              }
              direct {}
            }
            """);
        Write(configuration);
    }

    private static string Executable { get; } = Find();

    /// <summary>The state file; empty before the first apply.</summary>
    public string State => File.Exists(StateFile) ? File.ReadAllText(StateFile) : "";

    private string StateFile => Path.Combine(_folder, "terraform.tfstate");

    /// <summary>Replaces the configuration.</summary>
    public void Write(string configuration) => File.WriteAllText(Path.Combine(_folder, "main.tf"), $$"""
        terraform {
          required_providers {
            fixture = {
              source = "example/fixture"
            }
          }
        }
        {{configuration}}
        """);

    /// <summary>Starts a command. Its output is in the result of <see cref="EndAsync"/>.</summary>
    public Process Start(string[] arguments, params (string Name, string Value)[] environment)
    {
        var info = new ProcessStartInfo(Executable, arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["TF_CLI_CONFIG_FILE"] = Path.Combine(_folder, "cli.tfrc");
        info.Environment["TF_IN_AUTOMATION"] = "1";
        info.Environment["CHECKPOINT_DISABLE"] = "1";
        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }

        var process = Process.Start(info) ?? throw new InvalidOperationException("No process.");
        _processes.Add(process);
        return process;
    }

    /// <summary>Waits for the end of a command; returns its output and errors.</summary>
    public static async Task<string> EndAsync(Process process, CancellationToken ct)
    {
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = await process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return await output + errors;
    }

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            if (!process.HasExited)
            {
                process.Kill();
                process.WaitForExit();
            }

            process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    // As for the other tests: HV_TERRAFORM, or the first of terraform and tofu on the PATH.
    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("HV_TERRAFORM") is { Length: > 0 } chosen)
        {
            return chosen;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return new[] { "terraform", "tofu" }.SelectMany(name => folders.Select(folder => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("Neither terraform nor tofu is on the PATH.");
    }
}
