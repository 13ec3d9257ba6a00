using System.Runtime.InteropServices;

namespace Hypervisors.Terraform;

/// <summary>The command line under which tests run, and the provider that it uses.</summary>
public static class TerraformExecutable
{
    /// <summary>The provider's source address: the short form of registry.terraform.io/hv/hv.</summary>
    public const string ProviderSource = "hv/hv";

    private const string ProviderName = "terraform-provider-hv";
    private const string MirrorVersion = "0.1.0";

    /// <summary>HV_TERRAFORM, or the first of terraform and tofu on the PATH.</summary>
    public static string Path { get; } = Find();

    /// <summary>The same file by its own path, behind all symbolic links.</summary>
    public static string RealPath => File.ResolveLinkTarget(Path, returnFinalTarget: true)?.FullName ?? Path;

    /// <summary>The folder of the published provider.</summary>
    public static string ProviderFolder { get; } = FindProvider();

    /// <summary>A CLI configuration that takes the provider from that folder, without <c>init</c>.</summary>
    public static string WriteOverride(string providerFolder) => $$"""
        disable_checkpoint = true
        provider_installation {
          dev_overrides {
            "{{ProviderSource}}" = "{{providerFolder}}"
          }
          direct {}
        }
        """;

    /// <summary>
    /// Puts the provider into a file system mirror in that folder, so that <c>init</c> finds it without a network, and
    /// returns the CLI configuration that names the mirror.
    /// </summary>
    /// <param name="folder">The folder, for this program and for Terraform.</param>
    /// <param name="providerFolder">The folder of the provider, for Terraform.</param>
    public static string WriteMirror(SharedFolder folder, string providerFolder)
    {
        var platform = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux_arm64" : "linux_amd64";

        // Terraform and OpenTofu add their own host to the short source address.
        foreach (var host in new[] { "registry.terraform.io", "registry.opentofu.org" })
        {
            var target = System.IO.Path.Combine(folder.Outside, "mirror", host, ProviderSource, MirrorVersion, platform);
            Directory.CreateDirectory(target);
            File.CreateSymbolicLink(
                System.IO.Path.Combine(target, $"{ProviderName}_v{MirrorVersion}"),
                System.IO.Path.Combine(providerFolder, ProviderName));
        }

        return $$"""
            disable_checkpoint = true
            provider_installation {
              filesystem_mirror {
                path = "{{folder.Inside}}/mirror"
              }
            }
            """;
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("HV_TERRAFORM") is { Length: > 0 } chosen)
        {
            return chosen;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator);
        return new[] { "terraform", "tofu" }
            .SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                "Neither terraform nor tofu is on the PATH: install one of them, or name one in HV_TERRAFORM.");
    }

    private static string FindProvider()
    {
        var file = System.IO.Path.Combine(RepositoryFolders.Executables, ProviderName);
        return File.Exists(file)
            ? RepositoryFolders.Executables
            : throw new InvalidOperationException($"{file} is missing: run 'make build'.");
    }
}
