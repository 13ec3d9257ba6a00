using System.Text.Json;
using Acceptance.Tests.Attachments.Support;
using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;

namespace Acceptance.Tests.Attachments;

/// <summary>Existing NICs of every kind, imported with the configuration that Terraform generates.</summary>
public sealed class GeneratedConfigurationTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private const string Trunk = "<vlan trunk='yes'><tag id='20' nativeMode='untagged'/><tag id='30'/><tag id='31'/></vlan>";
    private const string TaggedNative = "<vlan trunk='yes'><tag id='20' nativeMode='tagged'/><tag id='40'/></vlan>";

    private readonly string _running = lease.DrawName("running");
    private readonly string _stopped = lease.DrawName("stopped");
    private readonly string _site = lease.DrawName("site");
    private readonly string _private = lease.DrawName("private");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The NICs of the running guest, by name.</summary>
    private (string Name, string Devices)[] Live() =>
    [
        ("bridge", Nic("bridge", "bridge", "<source bridge='br0'/>")),
        ("emulated", Nic("emulated", "bridge", "<source bridge='br0'/>", "e1000e")),
        ("unplugged", Nic("unplugged", "bridge", "<source bridge='br0'/><link state='down'/>")),
        ("network", Nic("network", "network", $"<source network='{_site}'/>")),
        ("group", Nic("group", "network", $"<source network='{_site}' portgroup='infra'/>")),
        ("inner", Nic("inner", "network", $"<source network='{_private}'/>")),
    ];

    /// <summary>The NICs of the stopped guest, by name: VLANs have no effect on the bridge of this host.</summary>
    private (string Name, string Devices)[] Defined() =>
    [
        ("access", Nic("access", "bridge", "<source bridge='br0'/><vlan><tag id='30'/></vlan>")),
        ("trunk", Nic("trunk", "bridge", $"<source bridge='br0'/>{Trunk}")),
        ("tagged", Nic("tagged", "bridge", $"<source bridge='br0'/>{TaggedNative}")),
        ("own", Nic("own", "network", $"<source network='{_site}' portgroup='infra'/><vlan><tag id='40'/></vlan>")),
        ("inherited", Nic("inherited", "network", $"<source network='{_site}' portgroup='web'/>")),
    ];

    [Fact]
    public async Task The_generated_configuration_of_every_kind_of_NIC_is_valid_and_its_plan_is_empty()
    {
        await CreateNetworksAsync();
        var (live, defined) = (Live(), Defined());
        await using var running = await DefineAsync(_running, live);
        await using var stopped = await DefineAsync(_stopped, defined);
        await running.StartAsync(Token);
        var before = await running.GetLiveNicsAsync(Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(lease.Hypervisor.Uri, Token);
        await terraform.WriteAsync(
            "imports.tf",
            string.Concat(live.Select(nic => Import(_running, nic.Name)).Concat(defined.Select(nic => Import(_stopped, nic.Name)))),
            Token);

        (await terraform.PlanAsync(Token, "-generate-config-out=generated.tf")).OrThrow();
        (await terraform.RunAsync(["validate", "-json"], Token)).OrThrow();
        (await terraform.PlanAsync(Token, "-out=import.plan")).OrThrow();
        var changes = (await terraform.ReadPlanAsync("import.plan", Token)).GetProperty("resource_changes").EnumerateArray()
            .Select(change => change.GetProperty("change")).ToList();
        Assert.Equal(live.Length + defined.Length, changes.Count);
        Assert.All(changes, change => Assert.Equal(
            ("no-op", true), (change.GetProperty("actions")[0].GetString(), change.TryGetProperty("importing", out JsonElement _))));

        (await terraform.RunAsync(["apply", "-json", "import.plan"], Token)).OrThrow();
        await terraform.AssertSettledAsync(Token);
        Assert.Equal(before, await running.GetLiveNicsAsync(Token));
        await DestroyNetworksAsync();
    }

    private static string Import(string domain, string name) => $$"""
        import {
          to = hv_network_attachment.{{name}}
          id = "{{domain}}/{{name}}"
        }

        """;

    private string Nic(string name, string type, string connection, string model = "virtio") => $"""
        <interface type='{type}'><mac address='{lease.DrawMac()}'/>{connection}<model type='{model}'/><alias name='ua-{name}'/></interface>
        """;

    private Task<Guest> DefineAsync(string name, IEnumerable<(string Name, string Devices)> nics) => lease.Hypervisor.DefineGuestAsync(
        name, GuestOptions.Deaf with { Devices = string.Join('\n', nics.Select(nic => nic.Devices)) }, Token);

    private async Task CreateNetworksAsync()
    {
        await CreateAsync(_site, "<forward mode='bridge'/><bridge name='br0'/><portgroup name='infra'/>"
            + "<portgroup name='web'><bandwidth><inbound average='1000'/></bandwidth></portgroup>");
        await CreateAsync(_private, "<bridge stp='on' delay='0'/>");

        async Task CreateAsync(string name, string parts)
        {
            var file = await lease.Hypervisor.WriteFileAsync($"{name}.xml", $"<network><name>{name}</name>{parts}</network>", Token);
            await lease.Hypervisor.VirshAsync(["net-create", file], Token);
        }
    }

    private async Task DestroyNetworksAsync()
    {
        await lease.Hypervisor.VirshAsync(["destroy", _running], Token);
        await lease.Hypervisor.VirshAsync(["net-destroy", _site], Token);
        await lease.Hypervisor.VirshAsync(["net-destroy", _private], Token);
    }
}
