using System.Runtime.Versioning;
using System.Text;
using DocsGenerator;
using DocsGenerator.Terraform;

namespace HvProvider.Tests.Docs;

/// <summary>With a script in Terraform's place.</summary>
[SupportedOSPlatform("linux")]
public sealed class SchemaCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hv-docs-test-").FullName;

    private Repository Repository => new(_folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Terraform_is_asked_in_a_folder_of_its_own_to_take_the_built_provider()
    {
        WriteExecutable();
        var terraform = WriteTerraform("""echo "$@"; cat main.tf "$TF_CLI_CONFIG_FILE"; echo; env | grep -c ^TF_""");

        var output = Encoding.UTF8.GetString(
            await SchemaCommand.RunAsync(terraform, Repository, TestContext.Current.CancellationToken));

        Assert.StartsWith("providers schema -json", output, StringComparison.Ordinal);
        Assert.Contains("source = \"hv/hv\"", output, StringComparison.Ordinal);
        Assert.Contains($"\"hv/hv\" = \"{Repository.Executables}\"", output, StringComparison.Ordinal);
        Assert.EndsWith("\n1\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_output_of_Terraform_is_passed_on()
    {
        WriteExecutable();
        var terraform = WriteTerraform("echo half; echo the reason >&2; exit 3");

        var exception = await Assert.ThrowsAsync<GeneratorException>(
            () => SchemaCommand.RunAsync(terraform, Repository, TestContext.Current.CancellationToken));

        Assert.Contains("exit code 3", exception.Message, StringComparison.Ordinal);
        Assert.Contains("the reason", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_executable_names_the_command_that_makes_it()
    {
        var exception = await Assert.ThrowsAsync<GeneratorException>(
            () => SchemaCommand.RunAsync("/bin/false", Repository, TestContext.Current.CancellationToken));

        Assert.Contains("make build", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Terraform_that_does_not_end_is_ended()
    {
        WriteExecutable();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var started = Path.Combine(_folder, "started");
        var terraform = WriteTerraform($"mkfifo wait; echo > {started}; read -r line < wait");
        using var watcher = new FileSystemWatcher(_folder, "started");
        watcher.Created += (_, _) => timeout.Cancel();
        watcher.EnableRaisingEvents = true;

        await Assert.ThrowsAsync<GeneratorException>(() => SchemaCommand.RunAsync(terraform, Repository, timeout.Token));

        Assert.True(File.Exists(started));
    }

    private void WriteExecutable()
    {
        Directory.CreateDirectory(Repository.Executables);
        File.WriteAllText(Path.Combine(Repository.Executables, Repository.ExecutableName), "");
    }

    private string WriteTerraform(string script)
    {
        var file = Path.Combine(_folder, "terraform");
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return file;
    }
}
