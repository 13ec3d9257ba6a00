using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;

namespace Acceptance.Tests.Faults;

/// <summary>Another tool replaced the NIC of an attachment by one of another kind with its MAC address.</summary>
public sealed class OtherKindTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_NIC_of_another_kind_in_a_running_domain_is_reported_and_neither_changed_nor_removed()
    {
        await using var scene = await Scene.StartAsync(lease, "other-kind", GuestOptions.Idle);
        await scene.ApplyAsync();
        var nic = Assert.Single(await scene.ReadLiveAsync());
        await scene.Hypervisor.VirshAsync(
            ["detach-interface", scene.Guest.Name, "bridge", "--mac", nic.Mac, "--live", "--config"], Token);
        await scene.WaitForLiveAsync(nics => nics.Count == 0);
        var stranger = $"<interface type='user'><mac address='{nic.Mac}'/><model type='virtio'/></interface>";
        await AttachAsync(scene, stranger, "--live", "--config");

        await AssertLeftAloneAsync(scene, "user");
    }

    [Fact]
    public async Task A_passed_through_device_with_the_MAC_address_is_reported_and_neither_changed_nor_removed()
    {
        await using var scene = await Scene.StartAsync(lease, "other-hostdev", GuestOptions.Idle);
        await scene.Guest.StopAsync(Token);
        await scene.ApplyAsync();
        var nic = Assert.Single(await scene.ReadConfigAsync());
        await scene.Hypervisor.VirshAsync(["detach-interface", scene.Guest.Name, "bridge", "--mac", nic.Mac, "--config"], Token);
        await AttachAsync(
            scene,
            $"""
            <interface type='hostdev' managed='yes'><mac address='{nic.Mac}'/>
            <source><address type='pci' domain='0x0000' bus='0x5e' slot='0x02' function='0x1'/></source></interface>
            """,
            "--config");

        await AssertLeftAloneAsync(scene, "hostdev");
    }

    private static async Task AssertLeftAloneAsync(Scene scene, string type)
    {
        var before = await ReadAsync(scene);

        var plan = await scene.Terraform.PlanAsync(Token);
        var error = Assert.Single(plan.Errors);
        Assert.Equal("MAC address in use", error.Summary);
        Assert.Contains($"has a NIC of type {type} with the MAC address", error.Detail, StringComparison.Ordinal);
        Assert.Equal("NIC replaced by another tool", Assert.Single(plan.Warnings).Summary);

        await scene.Terraform.WriteAsync(scene.Attachment("link_state = \"down\""), Token);
        Assert.Equal("MAC address in use", Assert.Single((await scene.Terraform.ApplyAsync(Token, "-refresh=false")).Errors).Summary);
        Assert.Equal(before, await ReadAsync(scene));

        var destroy = (await scene.Terraform.DestroyAsync(Token, "-refresh=false")).OrThrow();
        Assert.Contains(destroy.Warnings, warning => warning.Summary == "NIC replaced by another tool");
        Assert.Equal(before, await ReadAsync(scene));
        Assert.False(await scene.IsInStateAsync());
    }

    private static async Task<string> ReadAsync(Scene scene) =>
        await scene.Guest.GetXmlAsync(inactive: false, Token) + await scene.Guest.GetXmlAsync(inactive: true, Token);

    private static async Task AttachAsync(Scene scene, string nic, params string[] definitions)
    {
        var file = await scene.Hypervisor.WriteFileAsync($"{scene.Guest.Name}.other-kind.xml", nic, Token);
        await scene.Hypervisor.VirshAsync(["attach-device", scene.Guest.Name, file, .. definitions], Token);
    }
}
