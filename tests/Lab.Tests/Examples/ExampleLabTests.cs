using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Tests.Support;

namespace Labs.Tests.Examples;

/// <summary>What of the examples needs a whole host: the modules' runs on a hypervisor, and what reads the host's bridge.</summary>
public sealed class ExampleLabTests(LabLeases labs) : IClassFixture<LabLeases>
{
    private const string Header = "terraform {\n  required_providers {\n    hv = { source = \"hv/hv\" }\n  }\n}\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Modules_pass_their_runs_on_a_hypervisor_and_leave_nothing_there()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;

        // The name is that of the modules' own tests.
        await using var guest = await lab.DefineGuestAsync("acceptance", GuestOptions.Idle, Token);
        await guest.StartAsync(Token);
        await using var terraform = await lab.CreateWorkspaceAsync(Token);
        await TerraformExample.CopyAllToAsync(terraform, Token);

        foreach (var module in new[] { "site-network", "vm-nics" })
        {
            var folder = $"-chdir=examples/modules/{module}";
            (await terraform.RunAsync([folder, "init", "-input=false", "-test-directory=acceptance"], Token)).OrThrow();
            var result = (await terraform.RunAsync([folder, "test", "-json", "-test-directory=acceptance"], Token)).OrThrow();
            var runs = TerraformTestRun.ReadAll(result.Command.Output);
            Assert.Equal(["apply pass", "change pass"], runs.Select(run => $"{run.Name.Split(' ')[1]} {run.Status}"));
            Assert.Empty(result.Warnings);
        }

        Assert.DoesNotContain("acceptance", await lab.VirshAsync(["net-list", "--all", "--name"], Token), StringComparison.Ordinal);
        Assert.DoesNotContain("<interface", await guest.GetXmlAsync(inactive: true, Token), StringComparison.Ordinal);
        Assert.DoesNotContain("<interface", await guest.GetXmlAsync(inactive: false, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_example_of_the_hosts_bridge_is_planned_and_refuses_a_VLAN_that_the_uplink_does_not_carry()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        await using var terraform = await lease.Lab.CreateWorkspaceAsync(Token);
        await TerraformExample.CopyAllToAsync(terraform, Token);
        const string folder = "examples/data-sources/hv_host_bridge";
        await terraform.WriteAsync($"{folder}/required.tf", Header, Token);
        (await terraform.RunAsync([$"-chdir={folder}", "init", "-input=false"], Token)).OrThrow();

        var plan = await PlanAsync();
        Assert.Equal((true, 0), (plan.HasChanges, plan.Errors.Count()));
        Assert.Equal("create", plan.PlannedActions["hv_network_attachment.management"]);

        var refused = await PlanAsync("-var=vlan=99");
        Assert.Contains("does not carry VLAN 99", Assert.Single(refused.Errors).Detail, StringComparison.Ordinal);

        Task<TerraformResult> PlanAsync(params string[] options) =>
            terraform.RunAsync([$"-chdir={folder}", "plan", "-json", "-input=false", "-detailed-exitcode", .. options], Token);
    }
}
