using System.Text.Json;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;

namespace Acceptance.Tests.NetworkAttachmentListing;

/// <summary>A running and a stopped guest with NICs that somebody else has configured, and a libvirt network.</summary>
internal sealed class ListedHost : IAsyncDisposable
{
    private readonly string _network;
    private readonly int _number;

    private ListedHost(Hypervisor hypervisor, string name, int number, TerraformWorkspace terraform)
    {
        (Hypervisor, _network, _number, Terraform) = (hypervisor, name, number, terraform);
        (RunningName, StoppedName) = ($"{name}-run", $"{name}-off");
    }

    public Hypervisor Hypervisor { get; }

    public string RunningName { get; }

    public string StoppedName { get; }

    public Guest Running { get; private set; } = null!;

    public Guest Stopped { get; private set; } = null!;

    public TerraformWorkspace Terraform { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Makes it. Its bridge heeds no VLANs, so only the stopped guest can have some.</summary>
    /// <param name="hypervisor">The hypervisor, which others use as well.</param>
    /// <param name="name">Tells the guests and the network from those of others.</param>
    /// <param name="number">Tells the MAC addresses from those of others.</param>
    public static async Task<ListedHost> StartAsync(Hypervisor hypervisor, string name, int number)
    {
        var host = new ListedHost(hypervisor, name, number, await TerraformWorkspace.CreateAsync(hypervisor.Uri, Token));
        var network = await hypervisor.WriteFileAsync(
            $"{name}.xml",
            $"<network><name>{name}</name><forward mode='bridge'/><bridge name='br0'/><portgroup name='infra'/></network>",
            Token);
        await hypervisor.VirshAsync(["net-create", network], Token);
        host.Running = await hypervisor.DefineGuestAsync(
            host.RunningName,
            GuestOptions.Deaf with
            {
                Devices = $"""
                    {host.Nic(1, "<source bridge='br0'/>", model: "virtio")}
                    {host.Nic(2, "<source bridge='br0'/>", model: "e1000e")}
                    {host.Nic(3, $"<source network='{name}'/>", "network")}
                    {host.Nic(4, $"<source network='{name}' portgroup='infra'/>", "network")}
                    {host.Nic(5, "<source bridge='br0'/><link state='down'/>")}
                    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
                    """,
            },
            Token);
        host.Stopped = await hypervisor.DefineGuestAsync(
            host.StoppedName,
            GuestOptions.Deaf with
            {
                Devices = $"""
                    {host.Nic(0x11, "<source bridge='br0'/><vlan><tag id='30'/></vlan>")}
                    {host.Nic(0x12, "<source bridge='br0'/><vlan trunk='yes'><tag id='20' nativeMode='untagged'/><tag id='30'/><tag id='31'/></vlan>")}
                    {host.Nic(0x13, "", "user")}
                    """,
            },
            Token);
        await host.Running.StartAsync(Token);
        return host;
    }

    /// <summary>A data block for one of the domains, or all of them.</summary>
    public static string Data(string label, string arguments) => $$"""
        data "hv_network_attachments" "{{label}}" {
          {{arguments}}
        }

        """;

    /// <summary>The NICs that a data source has in the state.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReadAsync(string label)
    {
        var data = await Terraform.ReadStateAsync($"data.hv_network_attachments.{label}", Token);
        return [.. data!.Value.GetProperty("interfaces").EnumerateArray()];
    }

    /// <summary>The MAC address of a NIC: 1 to 5 of the running guest, 17 to 19 of the stopped one.</summary>
    public string MacOf(int nic) => $"52:54:00:0a:{_number:x2}:{nic:x2}";

    public async ValueTask DisposeAsync()
    {
        await Terraform.DisposeAsync();
        await Running.DisposeAsync();
        await Stopped.DisposeAsync();
        await Hypervisor.VirshAsync(["net-destroy", _network], CancellationToken.None);
    }

    private string Nic(int nic, string connection, string type = "bridge", string model = "virtio") => $"""
        <interface type='{type}'><mac address='{MacOf(nic)}'/>{connection}<model type='{model}'/></interface>
        """;
}
