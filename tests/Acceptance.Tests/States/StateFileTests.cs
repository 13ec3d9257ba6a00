using Hypervisors;
using Hypervisors.Terraform;

namespace Acceptance.Tests.States;

/// <summary>
/// Configurations and state files as each version had and wrote them, in a folder of that name: this version reads them, and finds
/// nothing to change. The state is that of examples/site on the lab's host, which leaves it in artifacts/test-results/lab.
/// </summary>
public sealed class StateFileTests
{
    private static readonly string Folder = Path.Combine(RepositoryFolders.Root, "tests", "Acceptance.Tests", "States");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Versions => [.. Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder))];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_state_of_an_earlier_version_is_read_and_planned_without_changes(string version)
    {
        await using var terraform = await TerraformWorkspace.CreateAsync("qemu:///system?socket=/nonexistent/libvirt-sock", Token);
        foreach (var file in Directory.GetFiles(Path.Combine(Folder, version)))
        {
            var name = Path.GetFileName(file);
            File.Copy(file, Path.Combine(terraform.Folder, name == "state.json" ? "terraform.tfstate" : name), overwrite: true);
        }

        var plan = await terraform.PlanAsync(Token, "-refresh=false");
        Assert.False(plan.HasChanges);
        Assert.Empty(plan.Warnings);
        var nic = (await terraform.ReadStateAsync("hv_network_attachment.lan[\"web01\"]", Token))!.Value;
        Assert.Equal("web", nic.GetProperty("port_group").GetString());
        Assert.Equal(30, nic.GetProperty("effective_vlans").GetProperty("pvid").GetInt32());

        // And a change of it is a change, not a replacement.
        var change = await terraform.PlanAsync(Token, "-refresh=false", "-var=web_vlan=40");
        Assert.Equal(["update", "update"], change.PlannedActions.Values);
    }
}
