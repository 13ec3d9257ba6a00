using Acceptance.Tests.Bridges.Support;
using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;

namespace Acceptance.Tests.Examples;

/// <summary>Every example is formatted, valid and planned; its imports are performed.</summary>
public sealed class ExampleTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private const string BlockFile = "import-by-string-id.tf";

    private static readonly string[] Header = ["terraform {", "  required_providers {", "    hv = { source = \"hv/hv\" }", "  }", "}"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> PlannedOffline => [.. ExampleRuns.PlannedOffline];

    public static TheoryData<string> PlannedThere => [.. ExampleRuns.PlannedThere];

    public static TheoryData<string> Tested => [.. ExampleRuns.Tested];

    public static TheoryData<string> Imported => [.. ExampleRuns.Imported];

    [Fact]
    public void Every_file_is_run_by_a_test() =>
        Assert.Equal(TerraformExample.Files, ExampleRuns.Cover(TerraformExample.Files));

    [Fact]
    public async Task All_are_formatted()
    {
        await using var terraform = await ExampleWorkspace.CreateAsync(ExampleWorkspace.Nowhere, Token);
        Assert.Equal("", (await terraform.RunAsync(["fmt", "-check", "-recursive", "examples"], Token)).Command.Output);
    }

    [Theory]
    [MemberData(nameof(PlannedOffline))]
    public async Task An_example_without_data_sources_is_planned_without_a_hypervisor(string folder)
    {
        await using var terraform = await ExampleWorkspace.CreateAsync(ExampleWorkspace.Nowhere, Token);

        // An import reads the existing resource.
        File.Delete(Path.Combine(terraform.Folder, "examples", folder, BlockFile));
        await ValidateAsync(terraform, folder);
        var plan = await PlanAsync(terraform, folder);

        // Outputs alone are also a change.
        Assert.Equal((folder != "provider", 0), (plan.HasChanges, plan.Errors.Count()));
    }

    [Theory]
    [MemberData(nameof(PlannedThere))]
    public async Task An_example_with_data_sources_is_planned_on_a_hypervisor_only(string folder)
    {
        await using var names = await lease.ReserveAsync(Token, "web01", "db01");
        await using var web = await lease.Hypervisor.DefineGuestAsync("web01", GuestOptions.Deaf, Token);
        await using var db = await lease.Hypervisor.DefineGuestAsync("db01", GuestOptions.Deaf, Token);
        await using var terraform = await ExampleWorkspace.CreateAsync(lease.Hypervisor.Uri, Token);
        await ValidateAsync(terraform, folder);
        var plan = await PlanAsync(terraform, folder);

        // Terraform runs outside this hypervisor and cannot read its host; in the lab it runs on the host.
        var errors = plan.Errors.Select(error => error.Summary).Distinct();
        Assert.Equal(folder == "data-sources/hv_host_bridge" ? ["Host state not available"] : [], errors);

        await using var away = await ExampleWorkspace.CreateAsync(ExampleWorkspace.Nowhere, Token);
        await ValidateAsync(away, folder);
        Assert.Contains("Hypervisor not reachable", (await PlanAsync(away, folder)).Errors.Select(error => error.Summary));
    }

    [Theory]
    [MemberData(nameof(Tested))]
    public async Task Modules_are_valid(string folder)
    {
        await using var terraform = await ExampleWorkspace.CreateAsync(ExampleWorkspace.Nowhere, Token);
        await ValidateAsync(terraform, folder);
    }

    [Theory]
    [MemberData(nameof(Imported))]
    public async Task An_existing_resource_is_imported_by_each_command_and_by_the_block(string folder)
    {
        await using var names = await lease.ReserveAsync(Token, "web01", "site");
        await using var guest = await lease.Hypervisor.DefineGuestAsync("web01", GuestOptions.Deaf with { Devices = Nic }, Token);
        await lease.Hypervisor.DefineNetworkAsync(Network, Token);
        try
        {
            await ImportByCommandsAsync(folder);
            await PlanBlockAsync(folder);
        }
        finally
        {
            await lease.Hypervisor.VirshAsync(["net-undefine", "site"], CancellationToken.None);
        }
    }

    private const string Nic = """
        <interface type='bridge'>
          <mac address='52:54:00:12:34:56'/><source bridge='br0'/><model type='virtio'/><alias name='ua-lan'/>
        </interface>
        """;

    private const string Network = """
        <network>
          <name>site</name><uuid>54911e3e-ea7c-409d-a79e-8d3eff625bac</uuid><forward mode='bridge'/><bridge name='br0'/>
        </network>
        """;

    private async Task ImportByCommandsAsync(string folder)
    {
        var commands = (await TerraformExample.ReadAsync($"{folder}/import.sh", Token)).Split('\n')
            .Where(line => line.StartsWith("terraform ", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, commands.Count);
        foreach (var command in commands)
        {
            await using var terraform = await CreateWithoutBlockAsync(folder);
            (await terraform.RunScriptAsync($"cd examples/{folder}\n{command}", Token)).OrThrow();
            var list = await terraform.RunAsync([$"-chdir=examples/{folder}", "state", "list"], Token);
            Assert.Contains(command.Split(' ')[2], list.Command.Output, StringComparison.Ordinal);
        }
    }

    private async Task PlanBlockAsync(string folder)
    {
        await using var terraform = await ExampleWorkspace.CreateAsync(lease.Hypervisor.Uri, Token);
        await ValidateAsync(terraform, folder);
        var plan = await terraform.RunAsync([$"-chdir=examples/{folder}", "plan", "-no-color", "-input=false"], Token);
        Assert.Contains("Plan: 1 to import", plan.Command.Output, StringComparison.Ordinal);
    }

    private async Task<TerraformWorkspace> CreateWithoutBlockAsync(string folder)
    {
        var terraform = await ExampleWorkspace.CreateAsync(lease.Hypervisor.Uri, Token);
        File.Delete(Path.Combine(terraform.Folder, "examples", folder, BlockFile));
        await ValidateAsync(terraform, folder);
        return terraform;
    }

    // The snippet of a page has no provider source.
    private static async Task ValidateAsync(TerraformWorkspace terraform, string folder)
    {
        var full = Path.Combine(terraform.Folder, "examples", folder);
        if (!Directory.GetFiles(full, "*.tf").Any(file => File.ReadAllText(file).Contains("required_providers", StringComparison.Ordinal)))
        {
            await File.WriteAllLinesAsync(Path.Combine(full, "required.tf"), Header, Token);
        }

        (await terraform.RunAsync([$"-chdir=examples/{folder}", "init", "-input=false"], Token)).OrThrow();
        (await terraform.RunAsync([$"-chdir=examples/{folder}", "validate"], Token)).OrThrow();
    }

    private static Task<TerraformResult> PlanAsync(TerraformWorkspace terraform, string folder) =>
        terraform.RunAsync([$"-chdir=examples/{folder}", "plan", "-json", "-input=false", "-detailed-exitcode"], Token);
}
