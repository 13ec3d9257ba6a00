using Hypervisors.Terraform;

namespace Acceptance.Tests.Examples;

/// <summary>
/// The mocks and the modules, as they are: <c>terraform test</c> without a hypervisor, with and without <c>override_during</c>, and
/// with mocks inline. Their runs on a hypervisor are the lab's.
/// </summary>
public sealed class ModuleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("mocks", 4)]
    [InlineData("modules/site-network", 8)]
    [InlineData("modules/vm-nics", 8)]
    public async Task All_runs_pass_without_a_hypervisor(string example, int runs)
    {
        await using var terraform = await ExampleWorkspace.CreateAsync(ExampleWorkspace.Nowhere, Token);
        (await terraform.RunAsync([$"-chdir=examples/{example}", "init", "-input=false"], Token)).OrThrow();

        var result = await terraform.RunAsync([$"-chdir=examples/{example}", "test", "-json"], Token);

        var ended = TerraformTestRun.ReadAll(result.Command.Output);
        Assert.All(ended, run => Assert.Equal((run.Name, "pass"), (run.Name, run.Status)));
        Assert.Equal((runs, 0), (ended.Count, result.Command.ExitCode));
    }
}
