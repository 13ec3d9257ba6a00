using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Tests.Support;

namespace Labs.Tests.Guides;

/// <summary>
/// What users without rights may do: plan, and apply by the rule of <c>examples/polkit</c>, which the guide's commands install. On
/// Debian 12, whose libvirt brings polkit along.
/// </summary>
public sealed class PolkitRuleTests(LabLeases labs) : IClassFixture<LabLeases>
{
    private const string Denied = "Hypervisor denied access";
    private const string Configuration = "/etc/libvirt/libvirtd.conf";
    private const string Rule = "/etc/polkit-1/rules.d/50-terraform-libvirt.rules";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_users_may_plan_and_the_group_of_the_rule_may_apply()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Bookworm, HostVariant.Site, Token);
        var lab = lease.Lab;
        await using var guest = await lab.DefineGuestAsync(lease.DrawName("permitted"), GuestOptions.Idle, Token);
        await guest.StartAsync(Token);
        await using var terraform = await lab.CreateWorkspaceAsync(Token);
        await TerraformExample.CopyAllToAsync(terraform, Token);
        try
        {
            await RestrictLibvirtdAsync(lab);
            await GuideRun.AllAsync(terraform, "permissions.md", ".", Token);
            await terraform.WriteAsync(
                $$"""
                resource "hv_network_attachment" "lan" {
                  domain = "{{guest.Name}}"
                  name   = "lan"
                  bridge = "br0"
                }
                """,
                Token);

            await AssertPlannerMayOnlyPlanAsync(lab, terraform, guest);
            await AssertDeployerMayApplyByTheRuleAsync(lab, terraform, guest);
        }
        finally
        {
            await RestoreAsync(lab);
        }
    }

    /// <summary>Makes libvirtd ask polkit, as Debian configures it; the tree's own configuration admits all users of the socket.</summary>
    private static async Task RestrictLibvirtdAsync(Lab lab)
    {
        await lab.RunAsync(
            ["sh", "-ec", $"cp {Configuration} /run/libvirtd.conf; sed -i '/^auth_unix_/d; /^unix_sock_/d' {Configuration}"], Token);
        await lab.Libvirtd.RestartAsync(Token);
        await lab.RunAsync(["useradd", "--system", "planner"], Token);
    }

    private static async Task AssertPlannerMayOnlyPlanAsync(Lab lab, TerraformWorkspace terraform, Guest guest)
    {
        await PrepareAsync(lab, terraform, "planner");
        Assert.Equal("create", (await RunAsync(lab, "planner", "plan -json")).OrThrow().PlannedActions["hv_network_attachment.lan"]);
        Assert.Equal(Denied, Assert.Single((await RunAsync(lab, "planner", "apply -json -auto-approve")).Errors).Summary);
        Assert.DoesNotContain("<interface", await guest.GetXmlAsync(inactive: true, Token), StringComparison.Ordinal);
    }

    /// <summary>A member of the group, with the rule and without it.</summary>
    private static async Task AssertDeployerMayApplyByTheRuleAsync(Lab lab, TerraformWorkspace terraform, Guest guest)
    {
        await PrepareAsync(lab, terraform, "deployer");
        (await RunAsync(lab, "deployer", "apply -json -auto-approve")).OrThrow();
        Assert.Contains("ua-lan", await guest.GetXmlAsync(inactive: false, Token), StringComparison.Ordinal);
        (await RunAsync(lab, "deployer", "destroy -json -auto-approve")).OrThrow();
        await lab.RunAsync(["sh", "-ec", $"rm {Rule}; systemctl restart polkit"], Token);
        Assert.Equal(Denied, Assert.Single((await RunAsync(lab, "deployer", "apply -json -auto-approve")).Errors).Summary);
    }

    private static Task RestoreAsync(Lab lab) => lab.RunAsync(
        [
            "sh", "-c",
            $"cp /run/libvirtd.conf {Configuration}; systemctl restart libvirtd; rm -f {Rule}; "
            + "systemctl stop polkit; userdel deployer; userdel planner; groupdel terraform; true",
        ],
        CancellationToken.None);

    // The shared folder belongs to root.
    private static Task PrepareAsync(Lab lab, TerraformWorkspace terraform, string user)
    {
        var folder = terraform.Folder.Replace(lab.Shared.Outside, lab.Shared.Inside, StringComparison.Ordinal);
        return lab.RunAsync(
            [
                "sh", "-ec",
                $"rm -rf /dev/shm/{user}; mkdir /dev/shm/{user}; cp {folder}/*.tf /dev/shm/{user}; "
                + $"printf '%s' '{TerraformExecutable.WriteOverride("/srv/provider")}' > /dev/shm/{user}/cli.tfrc; "
                + $"chown -R {user} /dev/shm/{user}",
            ],
            Token);
    }

    private static async Task<TerraformResult> RunAsync(Lab lab, string user, string arguments) => new(await lab.TryRunAsync(
        [
            "sh", "-c",
            $"cd /dev/shm/{user} && export HOME=$PWD TMPDIR=$PWD TF_CLI_CONFIG_FILE=$PWD/cli.tfrc CHECKPOINT_DISABLE=1 && "
            + $"exec setpriv --reuid={user} --regid={user} --init-groups /srv/terraform {arguments} -input=false",
        ],
        Token));
}
