using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Tests.Support;

namespace Labs.Tests.Guides;

/// <summary>
/// What users without rights may do: plan, and apply by the rule of <c>examples/polkit</c>, which the guide's commands install. On
/// Debian 12, whose libvirt brings polkit along.
/// </summary>
public sealed class PolkitRuleTests(LabFixture fixture)
{
    private const string Denied = "Hypervisor denied access";
    private const string Configuration = "/etc/libvirt/libvirtd.conf";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_may_plan_and_the_group_of_the_rule_may_apply()
    {
        using var lease = await fixture.LeaseAsync(DebianSuite.Bookworm, HostVariant.Site, Token);
        var lab = lease.Lab;
        await using var guest = await lab.DefineGuestAsync("permitted", GuestOptions.Idle, Token);
        await guest.StartAsync(Token);
        await using var terraform = await lab.CreateWorkspaceAsync(Token);
        await TerraformExample.CopyAllToAsync(terraform, Token);

        // The tree's libvirtd trusts whoever reaches its socket; a site's is as libvirt comes.
        await lab.RunAsync(
            ["sh", "-ec", $"cp {Configuration} /run/libvirtd.conf; sed -i '/^auth_unix_/d; /^unix_sock_/d' {Configuration}"], Token);
        try
        {
            await lab.Libvirtd.RestartAsync(Token);
            await lab.RunAsync(["useradd", "--system", "planner"], Token);
            await GuideRun.AllAsync(terraform, "permissions.md", ".", Token);
            await terraform.WriteAsync(
                """
                resource "hv_network_attachment" "lan" {
                  domain = "permitted"
                  name   = "lan"
                  bridge = "br0"
                }
                """,
                Token);

            // Who is not in the group.
            await PrepareAsync(lab, terraform, "planner");
            Assert.Equal("create", (await RunAsync(lab, "planner", "plan -json")).OrThrow().PlannedActions["hv_network_attachment.lan"]);
            Assert.Equal(Denied, Assert.Single((await RunAsync(lab, "planner", "apply -json -auto-approve")).Errors).Summary);
            Assert.DoesNotContain("<interface", await guest.GetXmlAsync(inactive: true, Token), StringComparison.Ordinal);

            // Who is, with the rule and without it.
            await PrepareAsync(lab, terraform, "deployer");
            (await RunAsync(lab, "deployer", "apply -json -auto-approve")).OrThrow();
            Assert.Contains("ua-lan", await guest.GetXmlAsync(inactive: false, Token), StringComparison.Ordinal);
            (await RunAsync(lab, "deployer", "destroy -json -auto-approve")).OrThrow();
            await lab.RunAsync(["sh", "-ec", "rm /etc/polkit-1/rules.d/50-terraform-libvirt.rules; systemctl restart polkit"], Token);
            Assert.Equal(Denied, Assert.Single((await RunAsync(lab, "deployer", "apply -json -auto-approve")).Errors).Summary);
        }
        finally
        {
            await lab.RunAsync(
                [
                    "sh", "-c",
                    $"cp /run/libvirtd.conf {Configuration}; systemctl restart libvirtd; rm -f /etc/polkit-1/rules.d/50-terraform-libvirt.rules; "
                    + "systemctl stop polkit; userdel deployer; userdel planner; groupdel terraform; true",
                ],
                CancellationToken.None);
        }
    }

    // The shared folder is root's, whoever writes there.
    private static Task PrepareAsync(Lab lab, TerraformWorkspace terraform, string user)
    {
        var folder = terraform.Folder.Replace(lab.Shared.Outside, lab.Shared.Inside, StringComparison.Ordinal);
        return lab.RunAsync(
            [
                "sh", "-ec",
                $"rm -rf /dev/shm/{user}; mkdir /dev/shm/{user}; cp {folder}/*.tf /dev/shm/{user}; "
                + $"printf '%s' '{TerraformExecutable.WriteOverride("/srv/provider")}' > /dev/shm/{user}/cli.tfrc; chown -R {user} /dev/shm/{user}",
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
