using System.Text.Json;
using Hypervisors;
using Hypervisors.Terraform;
using Labs.Tests.Support;

namespace Labs.Tests.HostBridges;

/// <summary>The cases in which the visible host is accepted as the hypervisor, and in which it is not.</summary>
public sealed class HostViewTests(LabLeases labs) : IClassFixture<LabLeases>
{
    private const string Nobody = "65534";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Both suites; the older one only in <c>make matrix</c>.</summary>
    public static IEnumerable<TheoryDataRow<DebianSuite>> Suites =>
        [new(DebianSuite.Trixie), new(DebianSuite.Bookworm) { Explicit = true }];

    [Theory]
    [MemberData(nameof(Suites))]
    public async Task Another_network_namespace_is_an_error(DebianSuite suite)
    {
        await using var lease = await labs.LeaseAsync(suite, HostVariant.Site, Token);
        await using var terraform = await CreateAsync(
            new OtherPlace(lease.Lab, "ip", "netns", "exec", "ext20"), Lab.InnerUri);

        var error = await terraform.FailAsync(Token);

        Assert.Equal("Host state not available", error.Summary);
        Assert.Contains("another network namespace", error.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forwarded_socket_is_an_error()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        await using var forwarder = lease.Lab.Start(
            ["socat", "UNIX-LISTEN:/run/kvm.sock,fork,unlink-early", "UNIX-CONNECT:/run/libvirt/libvirt-sock"]);
        await lease.Lab.RunAsync(["sh", "-c", "timeout 20 sh -c 'until test -S /run/kvm.sock; do sleep 0.1; done'"], Token);
        await using var terraform = await CreateAsync(lease.Lab, "qemu:///system?socket=/run/kvm.sock");

        var error = await terraform.FailAsync(Token);

        Assert.Equal("Host state not available", error.Summary);
        Assert.Contains("\"socat\"", error.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public async Task A_daemon_that_the_connection_itself_starts_is_the_hosts_own(DebianSuite suite)
    {
        await using var lease = await labs.LeaseAsync(suite, HostVariant.Site, Token);
        await using var terraform = await CreateAsync(lease.Lab, Lab.InnerUri);

        // The sockets of the daemon stay open, and start it again.
        await lease.Lab.RunAsync(["systemctl", "stop", "libvirtd.service"], Token);

        Assert.Equal(Lab.Uplink, (await terraform.ReadBridgeAsync(Token)).Text("uplink"));
        Assert.Equal("active\n", await lease.Lab.RunAsync(["systemctl", "is-active", "libvirtd.service"], Token));
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public async Task A_user_without_rights_sees_what_root_sees(DebianSuite suite)
    {
        await using var lease = await labs.LeaseAsync(suite, HostVariant.Site, Token);
        await using var terraform = await CreateAsync(lease.Lab, Lab.InnerUri);
        var root = await terraform.ReadBridgeAsync(Token);

        var nobody = await ReadAsNobodyAsync(lease.Lab);

        Assert.Equal(WithoutTime(root), WithoutTime(nobody));
    }

    [Fact]
    public async Task Attributes_that_need_root_are_null_for_other_users()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);

        await lease.Lab.RunAsync(["chmod", "700", "/etc/systemd/network"], Token);
        try
        {
            var bridge = await ReadAsNobodyAsync(lease.Lab);

            Assert.Equal(JsonValueKind.Null, bridge.GetProperty("configured_but_not_applied").ValueKind);
            Assert.Null(bridge.Text("netdev_file"));
            Assert.Null(bridge.Text("dhcp"));
            Assert.Equal("/etc/systemd/network/20-br0.network", bridge.Text("network_file"));
            Assert.Equal(20, bridge.Number("infrastructure_vlan"));
        }
        finally
        {
            await lease.Lab.RunAsync(["chmod", "755", "/etc/systemd/network"], Token);
        }
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public async Task A_stopped_networkd_stays_stopped_and_the_kernels_attributes_are_read(DebianSuite suite)
    {
        await using var lease = await labs.LeaseAsync(suite, HostVariant.Site, Token);
        await using var terraform = await CreateAsync(lease.Lab, Lab.InnerUri);
        await lease.Lab.Networkd.StopAsync(Token);
        try
        {
            var bridge = await terraform.ReadBridgeAsync(Token);

            Assert.False(bridge.GetProperty("managed_by_networkd").GetBoolean());
            Assert.Null(bridge.Text("network_file"));
            Assert.Equal((1, 20), (bridge.Number("default_pvid"), bridge.Number("infrastructure_vlan")));
            var state = await lease.Lab.TryRunAsync(["systemctl", "is-active", "systemd-networkd.service"], Token);
            Assert.Equal("inactive\n", state.Output);
        }
        finally
        {
            await lease.Lab.Networkd.RestartAsync(Token);
        }
    }

    [Theory]
    [InlineData("br9", "Bridge not found")]
    [InlineData(Lab.Uplink, "Not a bridge")]
    public async Task A_missing_link_and_a_link_of_another_kind_are_errors(string name, string summary)
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        await using var terraform = await CreateAsync(lease.Lab, Lab.InnerUri);
        await terraform.WriteAsync($$"""data "hv_host_bridge" "br0" { name = "{{name}}" }""", Token);

        var error = Assert.Single((await terraform.PlanAsync(Token)).Errors);

        Assert.Equal((summary, HostBridgeReading.Address), (error.Summary, error.Address));
        Assert.Contains("Bridges of the host: br0.", error.Detail, StringComparison.Ordinal);
    }

    private static async Task<TerraformWorkspace> CreateAsync(ITerraformHost host, string uri)
    {
        var terraform = await TerraformWorkspace.CreateAsync(host, uri, Token);
        await terraform.WriteAsync(HostBridgeReading.Configuration, Token);
        return terraform;
    }

    /// <summary>Reads the bridge as user nobody, who owns only a folder in memory.</summary>
    private static async Task<JsonElement> ReadAsNobodyAsync(Lab lab)
    {
        await using var terraform = await CreateAsync(lab, Lab.InnerUri);
        var folder = terraform.Folder.Replace(lab.Shared.Outside, lab.Shared.Inside, StringComparison.Ordinal);
        var output = await lab.RunAsync(
            [
                "sh", "-c",
                $"rm -rf /dev/shm/nobody && cp -r {folder} /dev/shm/nobody && chown -R {Nobody} /dev/shm/nobody && cd /dev/shm/nobody && "
                + $"export HOME=$PWD TMPDIR=$PWD TF_CLI_CONFIG_FILE=$PWD/cli.tfrc HV_URI={Lab.InnerUri} && "
                + $"run() {{ setpriv --reuid={Nobody} --regid={Nobody} --clear-groups /srv/terraform \"$@\"; }} && "
                + "run plan -input=false -out=plan > log && run show -json plan",
            ],
            Token);
        using var plan = JsonDocument.Parse(output);
        return plan.RootElement.GetProperty("prior_state").GetProperty("values").GetProperty("root_module")
            .GetProperty("resources").EnumerateArray().Single(r => r.GetProperty("address").GetString() == HostBridgeReading.Address)
            .GetProperty("values").Clone();
    }

    /// <summary>The attributes that do not change by themselves.</summary>
    private static string WithoutTime(JsonElement bridge) => JsonSerializer.Serialize(
        bridge.EnumerateObject().Where(member => member.Name is not ("setup_state" or "operational_state"))
            .ToDictionary(member => member.Name, member => member.Value));
}
