using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using YamlDotNet.RepresentationModel;

namespace Acceptance.Tests.Pipelines;

/// <summary>Runs each command of the GitHub Actions workflow in the examples.</summary>
public sealed class WorkflowTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private static readonly string File = Path.Combine(RepositoryFolders.Root, "examples", "ci", "terraform.yml");

    private readonly string _domain = lease.DrawName("workflow");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pull_request_is_checked_without_a_hypervisor()
    {
        await using var terraform = await CreateAsync("qemu:///system?socket=/nowhere/libvirt-sock");
        var output = await RunAsync(terraform, "check");
        Assert.Contains("Plan: 1 to add, 0 to change, 0 to destroy.", output, StringComparison.Ordinal);
        Assert.Contains("Warning: Hypervisor not reachable", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_hypervisor_the_plan_is_written_to_the_job_summary()
    {
        await using var guest = await lease.Hypervisor.DefineGuestAsync(_domain, GuestOptions.Deaf, Token);
        await using var terraform = await CreateAsync(lease.Hypervisor.Uri);
        await RunAsync(terraform, "plan");
        var summary = await System.IO.File.ReadAllTextAsync(Path.Combine(terraform.Folder, "summary.md"), Token);
        Assert.Contains("Plan: 1 to add, 0 to change, 0 to destroy.", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("Warning: Hypervisor", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Actions_are_pinned_by_commit_and_may_only_read()
    {
        var workflow = Read();
        Assert.Equal("read", Text(Child(Child(workflow, "permissions"), "contents")));
        var used = Jobs(workflow).SelectMany(job => Steps(job))
            .Select(step => step.Children.TryGetValue("uses", out var uses) ? Text(uses) : null);
        Assert.All(used.OfType<string>(), action => Assert.Matches("^[a-z-]+/[a-z-]+@[0-9a-f]{40}$", action));
    }

    private async Task<TerraformWorkspace> CreateAsync(string uri)
    {
        var terraform = await TerraformWorkspace.CreateAsync(uri, Token);
        await terraform.WriteMirrorAsync(Token);
        await terraform.WriteAsync(
            $$"""
            resource "hv_network_attachment" "lan" {
              domain = "{{_domain}}"
              name   = "lan"
              bridge = "br0"
            }

            """,
            Token);
        return terraform.With("GITHUB_STEP_SUMMARY", "summary.md").With("TF_INPUT", "0").With("TF_IN_AUTOMATION", "1");
    }

    private static async Task<string> RunAsync(TerraformWorkspace terraform, string job)
    {
        var output = "";
        foreach (var step in Steps((YamlMappingNode)Child(Child(Read(), "jobs"), job)))
        {
            if (step.Children.TryGetValue("run", out var run))
            {
                output += (await terraform.RunScriptAsync(Text(run), Token)).OrThrow().Output;
            }
        }

        return output;
    }

    private static YamlMappingNode Read()
    {
        using var reader = System.IO.File.OpenText(File);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static IEnumerable<YamlMappingNode> Jobs(YamlMappingNode workflow) =>
        ((YamlMappingNode)Child(workflow, "jobs")).Children.Values.Cast<YamlMappingNode>();

    private static IEnumerable<YamlMappingNode> Steps(YamlMappingNode job) =>
        ((YamlSequenceNode)Child(job, "steps")).Children.Cast<YamlMappingNode>();

    private static YamlNode Child(YamlNode node, string name) => ((YamlMappingNode)node).Children[name];

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;
}
