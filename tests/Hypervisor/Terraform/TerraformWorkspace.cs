using System.Text.Json;
using Hypervisors.Commands;

namespace Hypervisors.Terraform;

/// <summary>A folder with a Terraform configuration and its state. Disposing removes the folder, not what was applied.</summary>
public sealed class TerraformWorkspace : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);
    private readonly ITerraformHost _host;
    private readonly SharedFolder _folder;
    private readonly Dictionary<string, string?> _environment;

    private TerraformWorkspace(ITerraformHost host, SharedFolder folder)
    {
        _host = host;
        _folder = folder;
        _environment = new(StringComparer.Ordinal)
        {
            ["TF_CLI_CONFIG_FILE"] = folder.In("cli.tfrc").Inside,
            ["CHECKPOINT_DISABLE"] = "1",
        };
    }

    /// <summary>The folder, as this program sees it.</summary>
    public string Folder => _folder.Outside;

    /// <summary>A configuration on this machine that reaches a hypervisor through its URI.</summary>
    public static Task<TerraformWorkspace> CreateAsync(string hypervisorUri, CancellationToken cancellationToken) =>
        CreateAsync(new LocalTerraformHost(), hypervisorUri, cancellationToken);

    /// <summary>A configuration on that host, where the hypervisor has that URI.</summary>
    public static async Task<TerraformWorkspace> CreateAsync(
        ITerraformHost host, string hypervisorUri, CancellationToken cancellationToken)
    {
        var workspace = new TerraformWorkspace(host, host.CreateFolder());
        await workspace.WriteAsync("cli.tfrc", TerraformExecutable.WriteOverride(host.ProviderFolder), cancellationToken);
        await workspace.WriteAsync(
            "versions.tf",
            $$"""
            terraform {
              required_providers {
                hv = {
                  source = "{{TerraformExecutable.ProviderSource}}"
                }
              }
            }
            """,
            cancellationToken);
        return workspace.With("HV_URI", hypervisorUri);
    }

    /// <summary>Sets an environment variable of later commands; null removes it.</summary>
    public TerraformWorkspace With(string variable, string? value)
    {
        _environment[variable] = value;
        return this;
    }

    /// <summary>Writes a file of the configuration, by default <c>main.tf</c>.</summary>
    public Task WriteAsync(string file, string content, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(Path.Combine(Folder, file), content, cancellationToken);

    public Task WriteAsync(string content, CancellationToken cancellationToken) => WriteAsync("main.tf", content, cancellationToken);

    /// <summary>Writes a provider block with these arguments; the URI remains that of the environment.</summary>
    public Task ConfigureProviderAsync(string arguments, CancellationToken cancellationToken) => WriteAsync(
        "provider.tf",
        $$"""
        provider "hv" {
          {{arguments}}
        }
        """,
        cancellationToken);

    /// <summary>Runs <c>plan</c>. Its <see cref="TerraformResult.HasChanges"/> is the detailed exit code.</summary>
    public Task<TerraformResult> PlanAsync(CancellationToken cancellationToken, params string[] options) =>
        RunAsync(["plan", "-json", "-input=false", "-detailed-exitcode", .. options], cancellationToken);

    public Task<TerraformResult> ApplyAsync(CancellationToken cancellationToken, params string[] options) =>
        RunAsync(["apply", "-json", "-input=false", "-auto-approve", .. options], cancellationToken);

    public Task<TerraformResult> DestroyAsync(CancellationToken cancellationToken, params string[] options) =>
        RunAsync(["destroy", "-json", "-input=false", "-auto-approve", .. options], cancellationToken);

    public Task<TerraformResult> ValidateAsync(CancellationToken cancellationToken) =>
        RunAsync(["validate", "-json"], cancellationToken);

    /// <summary>Runs <c>import</c>, which has no machine-readable output: a failure shows in the exit code.</summary>
    public Task<TerraformResult> ImportAsync(string address, string id, CancellationToken cancellationToken) =>
        RunAsync(["import", "-input=false", "-no-color", address, id], cancellationToken);

    /// <summary>The attributes of one resource in the state; null if it is not in the state.</summary>
    public async Task<JsonElement?> ReadStateAsync(string address, CancellationToken cancellationToken)
    {
        var result = (await RunAsync(["show", "-json"], cancellationToken)).OrThrow();
        using var state = JsonDocument.Parse(result.Command.Output);
        return TerraformState.Find(state.RootElement, address);
    }

    /// <summary>Reads a plan file with <c>show -json</c>.</summary>
    public async Task<JsonElement> ReadPlanAsync(string planFile, CancellationToken cancellationToken)
    {
        var result = (await RunAsync(["show", "-json", planFile], cancellationToken)).OrThrow();
        using var plan = JsonDocument.Parse(result.Command.Output);
        return plan.RootElement.Clone();
    }

    public async Task<TerraformResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        await using var running = Start(arguments);
        return await running.WaitAsync(Timeout, cancellationToken);
    }

    /// <summary>Configures a mirror in which <c>init</c> finds the provider, as it finds a release; no other command needs it.</summary>
    public Task WriteMirrorAsync(CancellationToken cancellationToken) =>
        WriteAsync("cli.tfrc", TerraformExecutable.WriteMirror(_folder, _host.ProviderFolder), cancellationToken);

    /// <summary>Runs bash commands in the folder until one fails; <c>terraform</c> is the executable under test.</summary>
    public async Task<CommandResult> RunScriptAsync(string script, CancellationToken cancellationToken)
    {
        var terraform = $"terraform() {{ '{_host.Executable}' \"$@\"; }}\n";
        await using var running = _host.Start(["bash", "-e", "-c", terraform + script], _folder, _environment);
        return await running.WaitAsync(cancellationToken);
    }

    /// <summary>Starts a command that the test interrupts.</summary>
    public TerraformCommand Start(IReadOnlyList<string> arguments) =>
        new(_host.Start([_host.Executable, .. arguments], _folder, _environment));

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
