using System.Text.Json;
using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;

namespace Acceptance.Tests.NetworkAttachmentListing;

/// <summary>A running and a stopped guest with NICs defined outside Terraform, and a libvirt network.</summary>
internal sealed class ListedHost : IAsyncDisposable
{
    private const string Trunk =
        "<vlan trunk='yes'><tag id='20' nativeMode='untagged'/><tag id='30'/><tag id='31'/></vlan>";

    private readonly HypervisorLease _lease;
    private readonly Dictionary<int, string> _macs = [];

    private ListedHost(HypervisorLease lease, TerraformWorkspace terraform)
    {
        (_lease, Terraform) = (lease, terraform);
        (RunningName, StoppedName, Network) = (lease.DrawName("running"), lease.DrawName("stopped"), lease.DrawName("listed"));
    }

    public Hypervisor Hypervisor => _lease.Hypervisor;

    /// <summary>The libvirt network.</summary>
    public string Network { get; }

    public string RunningName { get; }

    public string StoppedName { get; }

    public Guest Running { get; private set; } = null!;

    public Guest Stopped { get; private set; } = null!;

    public TerraformWorkspace Terraform { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Creates it. Its bridge does not filter VLANs, so only the stopped guest can have some.</summary>
    public static async Task<ListedHost> StartAsync(HypervisorLease lease)
    {
        var hypervisor = lease.Hypervisor;
        var host = new ListedHost(lease, await TerraformWorkspace.CreateAsync(hypervisor.Uri, Token));
        var name = host.Network;
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
                    {host.Nic(0x12, $"<source bridge='br0'/>{Trunk}")}
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
    public string MacOf(int nic)
    {
        if (!_macs.TryGetValue(nic, out var mac))
        {
            _macs.Add(nic, mac = _lease.DrawMac());
        }

        return mac;
    }

    /// <summary>The last three octets of such an address, without colons.</summary>
    public string EndOf(int nic) => MacOf(nic).Replace(":", "", StringComparison.Ordinal)[6..];

    public async ValueTask DisposeAsync()
    {
        await Terraform.DisposeAsync();
        await Running.DisposeAsync();
        await Stopped.DisposeAsync();
        await Hypervisor.VirshAsync(["net-destroy", Network], CancellationToken.None);
    }

    private string Nic(int nic, string connection, string type = "bridge", string model = "virtio") => $"""
        <interface type='{type}'><mac address='{MacOf(nic)}'/>{connection}<model type='{model}'/></interface>
        """;
}
