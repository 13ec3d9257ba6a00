using Acceptance.Tests.Faults;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;

namespace Acceptance.Tests.Pipelines;

/// <summary>
/// What a pipeline sees of a plan where there is no hypervisor, where there is one, and where there is one that does not answer:
/// exit codes and summaries, which pipelines may rely on.
/// </summary>
public sealed class PlanOutputTests : IAsyncLifetime
{
    private const string NotReachable = "Hypervisor not reachable";
    private const string Provider = """
        provider "hv" {
          connect_timeout = "1s"
        }
        """;

    private static readonly Command Validate = new("validate", ["validate", "-json"]);
    private static readonly Command Plan = new("plan", ["plan", "-json", "-input=false", "-detailed-exitcode"]);
    private static readonly Command PlanFromState =
        new("plan -refresh=false", ["plan", "-json", "-input=false", "-detailed-exitcode", "-refresh=false"]);

    private Hypervisor? _hypervisor;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // A daemon of its own, since it is frozen.
    private Hypervisor Hypervisor => _hypervisor ?? throw new InvalidOperationException("The hypervisor is not started yet.");

    public async ValueTask InitializeAsync() => _hypervisor = await Hypervisor.StartAsync(Token);

    public async ValueTask DisposeAsync()
    {
        if (_hypervisor is not null)
        {
            await _hypervisor.DisposeAsync();
        }
    }

    [Fact]
    public async Task Exit_codes_and_summaries_of_a_plan_are_the_same_in_every_pipeline()
    {
        await using var scene = await Scene.StartAsync(Hypervisor, "pipeline", GuestOptions.Deaf);
        await scene.Terraform.WriteAsync("provider.tf", Provider, Token);
        var attachment = scene.Attachment();
        await scene.Terraform.WriteAsync(attachment, Token);
        List<string> seen = [.. await SeeAllAsync(scene, "something new")];
        (await scene.Terraform.ApplyAsync(Token)).OrThrow();
        seen.AddRange(await SeeAllAsync(scene, "what exists"));

        await KeepAsync(seen);
        Assert.Equal(Expected, seen);
    }

    private static IReadOnlyList<string> Expected { get; } =
    [
        "something new | none | validate | 0 | -",
        $"something new | none | plan | 2 | warning: {NotReachable}",
        $"something new | none | plan -refresh=false | 2 | warning: {NotReachable}",
        "something new | there | validate | 0 | -",
        "something new | there | plan | 2 | -",
        "something new | there | plan -refresh=false | 2 | -",
        "something new | silent | validate | 0 | -",
        $"something new | silent | plan | 2 | warning: {NotReachable}",
        $"something new | silent | plan -refresh=false | 2 | warning: {NotReachable}",
        "what exists | none | validate | 0 | -",
        $"what exists | none | plan | 1 | error: {NotReachable}",
        "what exists | none | plan -refresh=false | 0 | -",
        "what exists | there | validate | 0 | -",
        "what exists | there | plan | 0 | -",
        "what exists | there | plan -refresh=false | 0 | -",
        "what exists | silent | validate | 0 | -",
        $"what exists | silent | plan | 1 | error: {NotReachable}",
        "what exists | silent | plan -refresh=false | 0 | -",
    ];

    /// <summary>Runs all commands without a hypervisor, with one, and with one whose daemon is frozen.</summary>
    private async Task<IReadOnlyList<string>> SeeAllAsync(Scene scene, string planned)
    {
        List<string> seen =
        [
            .. await SeeAsync(scene, planned, "none", $"qemu:///system?socket={Hypervisor.RunFolder}/nowhere"),
            .. await SeeAsync(scene, planned, "there", Hypervisor.Uri),
        ];
        await Hypervisor.Libvirtd.FreezeAsync(Token);
        seen.AddRange(await SeeAsync(scene, planned, "silent", Hypervisor.Uri));
        await Hypervisor.Libvirtd.ThawAsync(Token);
        scene.Terraform.With("HV_URI", Hypervisor.Uri);
        return seen;
    }

    private static async Task<IReadOnlyList<string>> SeeAsync(Scene scene, string planned, string hypervisor, string uri)
    {
        scene.Terraform.With("HV_URI", uri);
        var seen = new List<string>();
        foreach (var command in new[] { Validate, Plan, PlanFromState })
        {
            var result = await scene.Terraform.RunAsync(command.Arguments, Token);
            seen.Add($"{planned} | {hypervisor} | {command.Name} | {result.Command.ExitCode} | {Describe(result)}");
        }

        return seen;
    }

    private static string Describe(TerraformResult result)
    {
        string[] diagnostics = [.. result.Errors.Concat(result.Warnings)
            .Select(diagnostic => $"{(diagnostic.IsError ? "error" : "warning")}: {diagnostic.Summary}")];
        return diagnostics.Length == 0 ? "-" : string.Join("; ", diagnostics);
    }

    private static async Task KeepAsync(IEnumerable<string> seen)
    {
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryFolders.Root, "artifacts", "test-results"));
        await File.WriteAllLinesAsync(
            Path.Combine(folder.FullName, "pipelines.md"),
            [
                "| planned | hypervisor | command | exit code | diagnostics |",
                "| --- | --- | --- | --- | --- |",
                .. seen.Select(line => $"| {line} |"),
            ],
            Token);
    }

    private sealed record Command(string Name, string[] Arguments);
}
