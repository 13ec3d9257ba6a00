using System.Text.Json;
using Hypervisors.Terraform;

namespace Acceptance.Tests.Mocks;

/// <summary>examples/mocks, run as it is: <c>terraform test</c> without a hypervisor, with and without <c>override_during</c>, and inline.</summary>
public sealed class MockTests(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_runs_pass_without_a_hypervisor()
    {
        await using var terraform = await TerraformWorkspace.CreateAsync("qemu:///system?socket=/nonexistent", Token);
        TerraformExample.CopyTo("mocks", terraform.Folder);
        File.Delete(Path.Combine(terraform.Folder, "versions.tf"));
        await terraform.WriteMirrorAsync(Token);
        (await terraform.RunAsync(["init", "-input=false"], Token)).OrThrow();

        var result = await terraform.RunAsync(["test", "-json"], Token);
        output.WriteLine(result.Command.Output);
        Assert.Equal(
            [
                "apply.tftest.hcl apply pass",
                "apply.tftest.hcl what_a_module_refuses_is_refused_under_mocks pass",
                "inline.tftest.hcl values_are_those_of_the_mocks pass",
                "plan.tftest.hcl plan pass",
            ],
            Runs(result.Command.Output).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Runs(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(line => line.StartsWith('{'))
        .Select(line => JsonSerializer.Deserialize<JsonElement>(line))
        .Where(message => message.GetProperty("type").GetString() == "test_run")
        .Select(message => message.GetProperty("test_run"))
        .Where(run => run.GetProperty("progress").GetString() == "complete")
        .Select(run => $"{run.GetProperty("path").GetString()} {run.GetProperty("run").GetString()} {run.GetProperty("status").GetString()}");
}
