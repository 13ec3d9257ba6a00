using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Terraform;

namespace Acceptance.Tests.Faults;

/// <summary>The libvirt daemon of a user session, which has no privileges and ignores VLANs on a bridge.</summary>
public sealed class SessionDaemonTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private const string Nobody = "65534";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_VLAN_on_the_daemon_of_a_user_session_is_refused_in_the_plan_and_an_untagged_NIC_is_not()
    {
        var domain = lease.DrawName("session");
        var folder = $"/run/{domain}";
        await RunAsync("install", "--directory", "--owner", Nobody, "--group", Nobody, folder);
        var pid = $"{folder}/libvirtd.pid";
        await RunAsUserAsync(folder, "libvirtd", "--daemon", "--timeout", "300", "--pid-file", pid);
        try
        {
            var definition = await lease.Hypervisor.WriteFileAsync(
                $"{domain}.xml",
                $"<domain type='qemu'><name>{domain}</name><memory>16384</memory>"
                + "<os><type arch='x86_64' machine='pc'>hvm</type></os></domain>",
                Token);
            await RunAsUserAsync(folder, "virsh", "--connect", "qemu:///session", "define", definition);
            var socket = Path.Combine(lease.Hypervisor.RunFolder, domain, "libvirt", "libvirt-sock");
            await using var terraform = await TerraformWorkspace.CreateAsync($"qemu:///session?socket={socket}", Token);

            await terraform.WriteAsync(Attachment(domain, "vlan = 30"), Token);
            var error = Assert.Single((await terraform.PlanAsync(Token)).Errors);
            Assert.Equal("VLANs not supported by session daemon", error.Summary);

            await terraform.WriteAsync(Attachment(domain, ""), Token);
            Assert.Empty((await terraform.PlanAsync(Token)).Errors);
        }
        finally
        {
            await RunAsync("sh", "-c", $"kill $(cat {pid}); while test -e {pid}; do sleep 0.1; done; rm -r {folder}");
        }
    }

    private static string Attachment(string domain, string attributes) => $$"""
        resource "hv_network_attachment" "lan" {
          domain = "{{domain}}"
          name   = "lan"
          bridge = "br0"
          {{attributes}}
        }
        """;

    private Task RunAsUserAsync(string folder, params string[] command) => RunAsync(
        [
            "setpriv", "--reuid", Nobody, "--regid", Nobody, "--clear-groups",
            "env", $"HOME={folder}", $"XDG_RUNTIME_DIR={folder}", $"XDG_CONFIG_HOME={folder}/config", $"XDG_CACHE_HOME={folder}/cache",
            .. command,
        ]);

    private async Task RunAsync(params string[] command) => (await lease.Hypervisor.TryRunAsync(command, Token)).OrThrow();
}
