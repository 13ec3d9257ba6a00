using HvProvider.Tests.Hosts;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>
/// VLAN 1 as a configured VLAN. libvirt removes VLAN 1 from every new port before it adds the configured ones, and on most bridges it
/// is the default PVID.
/// </summary>
public sealed class VlanOneTests : IAsyncLifetime
{
    private FakeLibvirtd _fake = null!;

    /// <summary>Configurations with VLAN 1, and the VLANs of the port.</summary>
    public static TheoryData<string, string, string, string> Ports
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            foreach (var host in new[] { "trixie-site", "trixie-pvid-1", "trixie-default-pvid-none" })
            {
                data.Add(host, "1", "", "1 PVID untagged");
                data.Add(host, "1,30", "", "1, 30");
                data.Add(host, "1", "tagged trunk", "1");
                data.Add(host, "30", "native", "1 PVID untagged, 30");
                data.Add(host, "1,30", "native", "1 PVID untagged, 30");
                data.Add(host, "30", "native tagged", "1 PVID, 30");
            }

            return data;
        }
    }

    public async ValueTask InitializeAsync() => _fake = await FakeLibvirtd.StartAsync();

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Theory]
    [MemberData(nameof(Ports))]
    public async Task Vlan_1_is_attached_and_changed_like_any_other_vlan(string host, string vlans, string form, string expected)
    {
        var taps = new TapHost(_fake, host);
        var workspace = new Workspace(_fake) { Host = taps.Access };
        workspace.Provider.Set(HvProvider.Provider.ProviderConfiguration.Preflight, "warn");
        var web = _fake.AddGuest();
        var config = Of(vlans, form);
        await workspace.ApplyAsync("a", config);
        Assert.Equal(expected, taps[web.Live().Tap()!].ToString());
        await workspace.AssertNothingToDoAsync();

        await workspace.ApplyAsync("a", Of("40", ""));
        Assert.Equal("40 PVID untagged", taps[web.Live().Tap()!].ToString());
        await workspace.ApplyAsync("a", config);
        Assert.Equal(expected, taps[web.Live().Tap()!].ToString());
        await workspace.AssertNothingToDoAsync();
        Assert.All(taps.Exposed, exposed => Assert.Contains(exposed.ToString(), new[] { expected, "40 PVID untagged" }));
    }

    [Theory]
    [InlineData("trixie-site")]
    [InlineData("trixie-pvid-1")]
    public async Task An_untagged_nic_and_vlan_1_are_different_settings_with_the_same_port(string host)
    {
        var taps = new TapHost(_fake, host);
        var workspace = new Workspace(_fake) { Host = taps.Access };
        var web = _fake.AddGuest();
        await workspace.ApplyAsync("a", Attachment.Of());
        workspace.Config["a"] = Of("1", "");
        workspace.Provider.Set(HvProvider.Provider.ProviderConfiguration.Preflight, "off");
        (await workspace.ApplyAsync()).AssertNone();
        Assert.Equal("1", web.Live().Tag());
        Assert.Equal("1 PVID untagged", taps[web.Live().Tap()!].ToString());
        await workspace.AssertNothingToDoAsync();
    }

    private static TfObject Of(string vlans, string form) => Attachment.Of(config =>
    {
        if (form.Length == 0 && !vlans.Contains(',', StringComparison.Ordinal))
        {
            config.Set(Vlan, long.Parse(vlans, System.Globalization.CultureInfo.InvariantCulture));
            return;
        }

        var isNative = form.StartsWith("native", StringComparison.Ordinal);
        config.Set(Trunk, new Tf<TfObject>(Attachment.Trunk(
            vlans.Split(','), isNative ? 1 : null, form == "native tagged" ? "tagged" : null)));
    });
}
