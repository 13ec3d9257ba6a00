using System.Diagnostics;
using System.Text;

namespace DocsGenerator.Terraform;

/// <summary>
/// Reads the schema from Terraform: <c>terraform providers schema -json</c> in a temporary folder, with the built executable instead
/// of a released provider.
/// </summary>
internal static class SchemaCommand
{
    private const string Configuration = """
        terraform {
          required_providers {
            hv = {
              source = "hv/hv"
            }
          }
        }
        """;

    /// <summary>The output of Terraform.</summary>
    public static async Task<byte[]> RunAsync(string terraform, Repository repository, CancellationToken cancellationToken)
    {
        var executable = Path.Combine(repository.Executables, Repository.ExecutableName);
        if (!File.Exists(executable))
        {
            throw new GeneratorException($"{executable} is missing: run 'make build'.");
        }

        var folder = Directory.CreateTempSubdirectory("hv-docs-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "main.tf"), Configuration, cancellationToken).ConfigureAwait(false);
            var cliConfiguration = Path.Combine(folder, "cli.tfrc");
            await File.WriteAllTextAsync(cliConfiguration, CliConfiguration(repository), cancellationToken).ConfigureAwait(false);
            return await RunAsync(Start(terraform, folder, cliConfiguration), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string CliConfiguration(Repository repository) => $$"""
        disable_checkpoint = true
        provider_installation {
          dev_overrides {
            "hv/hv" = "{{repository.Executables}}"
          }
          direct {}
        }
        """;

    private static ProcessStartInfo Start(string terraform, string folder, string cliConfiguration)
    {
        var start = new ProcessStartInfo(terraform, ["providers", "schema", "-json", "-no-color"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };

        // The Terraform settings of the machine must not affect the pages.
        foreach (var variable in start.Environment.Keys.Where(static k => k.StartsWith("TF_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(variable);
        }

        start.Environment["TF_CLI_CONFIG_FILE"] = cliConfiguration;
        return start;
    }

    private static async Task<byte[]> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using var process = Process.Start(start) ?? throw new GeneratorException($"{start.FileName} cannot be started.");
        try
        {
            process.StandardInput.Close();
            using var output = new MemoryStream();
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.StandardOutput.BaseStream.CopyToAsync(output, cancellationToken).ConfigureAwait(false);
            var message = await errors.ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return process.ExitCode == 0
                ? output.ToArray()
                : throw new GeneratorException(
                    $"'{start.FileName} providers schema' failed with exit code {process.ExitCode}:\n{message.Trim()}");
        }
        catch (OperationCanceledException exception)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            throw new GeneratorException($"'{start.FileName} providers schema' timed out.", exception);
        }
    }
}
