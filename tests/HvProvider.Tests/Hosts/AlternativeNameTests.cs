using HvProvider.Attributes;
using HvProvider.Hosts.Commands;
using HvProvider.Tests.Resources.NetworkAttachments;
using HvProvider.Tests.Terraform;
using HvProvider.Vlans;
using LibvirtFake;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Hosts;

/// <summary>A bridge that the configuration names by an alternative name (<c>ip link property add dev br0 altname lan</c>).</summary>
public sealed class AlternativeNameTests : IAsyncLifetime
{
    private FakeLibvirtd _fake = null!;
    private TapHost _host = null!;
    private Workspace _workspace = null!;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLibvirtd.StartAsync();
        _host = new TapHost(_fake);
        var links = ((CommandAnswer.Finished)_host.Recorded.Answers[RecordedHost.ShowLinks]).Output;
        _host.Recorded.Answers[RecordedHost.ShowLinks] = RecordedHost.Printed(
            links.Replace("\"ifname\":\"br0\",", "\"ifname\":\"br0\",\"altnames\":[\"lan\"],", StringComparison.Ordinal));
        _workspace = new Workspace(_fake) { Host = _host.Access };
        _fake.AddGuest();
    }

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Fact]
    public async Task The_vlans_of_a_nic_are_verified()
    {
        _workspace.Config["a"] = Attachment.Of(config =>
        {
            config.Set(Bridge, "lan");
            config.Set(Vlan, 30);
        });
        (await _workspace.ApplyAsync()).AssertNone();
        Assert.Equal(
            new PortVlans(30, [30], []), PortVlanAttributes.Of(_workspace["a"].Values.Get(EffectiveVlans)).KnownOrDefault());
        await _workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_nic_with_other_vlans_is_refused()
    {
        _host.Meddling = vlans => new PortVlans(40, [40], []);
        _workspace.Config["a"] = Attachment.Of(config =>
        {
            config.Set(Bridge, "lan");
            config.Set(Vlan, 30);
        });
        Assert.Equal("Unexpected VLANs on bridge port", Assert.Single((await _workspace.ApplyAsync()).Errors).Summary);
    }

    [Fact]
    public async Task The_plan_checks_the_uplink_of_the_bridge()
    {
        _workspace.NameBridge("lan", ["uplink0"]);
        _workspace.Config["a"] = Attachment.Of(config =>
        {
            config.Set(Bridge, "lan");
            config.Set(Vlan, 99);
        });
        Assert.Equal("VLAN not allowed on uplink", Assert.Single((await _workspace.PlanAsync()).Messages.Errors).Summary);
    }
}
