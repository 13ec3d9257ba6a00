using Acceptance.Tests.Attachments.Support;
using Acceptance.Tests.Bridges.Support;
using Hypervisors;
using Hypervisors.Commands;
using Hypervisors.Terraform;
using static Acceptance.Tests.Bridges.Support.BridgeConfigurations;

namespace Acceptance.Tests.Bridges;

/// <summary>
/// The provider is killed while libvirtd is in the middle of a call: a hook of the daemon's own holds it there. The next apply
/// converges.
/// </summary>
public sealed class BridgeCrashTests : IAsyncLifetime
{
    private const string Before = "iot = { vlan = 30 }, dmz = { vlan = 40, default = true }, old = {}";
    private const string After = "iot = { vlan = 31, default = true }, dmz = { vlan = 40 }, new = { vlan = 50 }";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    private Hypervisor _hypervisor = null!;
    private TerraformWorkspace _terraform = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _hypervisor = await Hypervisor.StartAsync(Token);
        await _hypervisor.RunAsync(["mkdir", "-p", "/etc/libvirt/hooks"], Token);
        await _hypervisor.RunAsync(
            ["sh", "-c", $"cat > /etc/libvirt/hooks/network <<'END'\n{Hook}\nEND\nchmod +x /etc/libvirt/hooks/network"], Token);

        // The daemon looks for hooks when it starts.
        await _hypervisor.Libvirtd.RestartAsync(Token);
        _terraform = await TerraformWorkspace.CreateAsync(_hypervisor.Uri, Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _terraform.DisposeAsync();
        await _hypervisor.DisposeAsync();
    }

    [Fact]
    public async Task A_create_that_was_killed_while_the_network_was_started_is_completed()
    {
        await KillDuringAsync("start", Bridge("site", Before));
        Assert.Null(await _terraform.ReadStateAsync("hv_bridge.site", Token));
        Assert.Equal("active, persistent", await _hypervisor.DescribeNetworkAsync("site", Token));
        var xml = await _hypervisor.DumpNetworkAsync("site", Token);

        await ConvergeAsync();
        Assert.Equal(xml, await _hypervisor.DumpNetworkAsync("site", Token));
    }

    [Fact]
    public async Task An_update_that_was_killed_between_two_port_groups_is_continued()
    {
        await _terraform.ApplyAndSettleAsync(Bridge("site", Before), Token);
        var uuid = (await _terraform.GetAttributesAsync("hv_bridge.site", Token)).Text("uuid");
        await KillDuringAsync("updated", Bridge("site", After));
        Assert.Contains("'old'", await _hypervisor.DumpNetworkAsync("site", Token), StringComparison.Ordinal);

        await ConvergeAsync();
        var xml = await _hypervisor.DumpNetworkAsync("site", Token);
        Assert.DoesNotContain("'old'", xml, StringComparison.Ordinal);
        Assert.Contains($"<uuid>{uuid}</uuid>", xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_destroy_that_was_killed_while_the_network_was_stopped_is_completed()
    {
        await _terraform.ApplyAndSettleAsync(Bridge("site", Before), Token);
        await KillDuringAsync("stopped", "");
        Assert.Contains("site", await _hypervisor.ListNetworksAsync(Token));
        (await _terraform.ApplyAsync(Token)).OrThrow();
        Assert.DoesNotContain("site", await _hypervisor.ListNetworksAsync(Token));
        await _terraform.AssertSettledAsync(Token);
    }

    private const string Hook = """
        #!/bin/sh
        if [ "$1" = site ] && [ -e /run/hold-$2 ]; then
            touch /run/held
            while [ -e /run/hold-$2 ]; do sleep 0.05; done
        fi
        """;

    private async Task KillDuringAsync(string operation, string configuration)
    {
        await _terraform.WriteAsync(configuration, Token);
        await _hypervisor.RunAsync(["touch", $"/run/hold-{operation}"], Token);
        await using var command = _terraform.Start(["apply", "-json", "-input=false", "-auto-approve"]);
        await Wait.UntilAsync(
            $"the hook of {operation}",
            () => Task.FromResult(File.Exists(Path.Combine(_hypervisor.RunFolder, "held"))),
            held => held,
            Soon,
            Token);
        await command.KillProviderAsync(Token);
        Assert.True((await command.WaitAsync(Soon, Token)).Failed);
        await _hypervisor.RunAsync(["rm", $"/run/hold-{operation}", "/run/held"], Token);
    }

    private async Task ConvergeAsync()
    {
        (await _terraform.ApplyAsync(Token)).OrThrow();
        await _terraform.AssertSettledAsync(Token);
        Assert.Equal("active, autostart, persistent", await _hypervisor.DescribeNetworkAsync("site", Token));
    }
}
