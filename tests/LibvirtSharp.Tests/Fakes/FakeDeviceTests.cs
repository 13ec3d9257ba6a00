using LibvirtFake;
using LibvirtSharp.Tests.Support;

namespace LibvirtSharp.Tests.Fakes;

/// <summary>The fake daemon handles interfaces as measured with libvirt 11.3.</summary>
public sealed class FakeDeviceTests : IAsyncLifetime
{
    private const DomainModifyFlags Live = DomainModifyFlags.Live;
    private const DomainModifyFlags Config = DomainModifyFlags.Config;
    private const string Mac = "52:54:00:aa:bb:cc";

    private FakeLibvirtd _fake = null!;
    private LibvirtConnection _connection = null!;
    private FakeDomain _web = null!;
    private DomainRef _domain;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLibvirtd.StartAsync();
        _web = _fake.AddDomain("web");
        _connection = await _fake.ConnectAsync();
        _domain = await _connection.LookupDomainByNameAsync("web", Waiting.Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _fake.DisposeAsync();
    }

    [Fact]
    public async Task Attaching_to_both_definitions_assigns_tap_alias_and_addresses()
    {
        await AttachAsync(Nic(), Live | Config);
        var (live, config) = (Assert.Single(_web.LiveInterfaces), Assert.Single(_web.ConfigInterfaces));
        Assert.StartsWith("vnet", live.Element("target")!.Attribute("dev")!.Value, StringComparison.Ordinal);
        Assert.Equal("ua-lan", live.Element("alias")!.Attribute("name")!.Value);
        Assert.Equal("0x04", live.Element("address")!.Attribute("slot")!.Value);
        Assert.Null(config.Element("target"));
        Assert.Equal("ua-lan", config.Element("alias")!.Attribute("name")!.Value);
        Assert.Equal("0x04", config.Element("address")!.Attribute("slot")!.Value);
    }

    [Fact]
    public async Task Addresses_are_assigned_independently_in_each_definition()
    {
        await AttachAsync("<interface type='bridge'><source bridge='br0'/></interface>", Live);
        await AttachAsync(Nic(), Live | Config);
        Assert.Equal("0x05", _web.LiveInterfaces[1].Element("address")!.Attribute("slot")!.Value);
        Assert.Equal("0x04", _web.ConfigInterfaces[0].Element("address")!.Attribute("slot")!.Value);
    }

    [Fact]
    public async Task A_device_without_alias_receives_one_and_a_duplicate_mac_is_accepted()
    {
        var xml = $"<interface type='bridge'><mac address='{Mac}'/><source bridge='br0'/></interface>";
        await AttachAsync(xml, Live);
        await AttachAsync(xml, Live);
        Assert.Equal(["net0", "net1"], _web.LiveInterfaces.Select(nic => nic.Element("alias")!.Attribute("name")!.Value));
        await Errors.ThrowsAsync(LibvirtErrorCode.OperationFailed, () => DetachAsync(xml, Live));
    }

    [Fact]
    public async Task A_duplicate_alias_is_rejected_without_changes()
    {
        await AttachAsync(Nic(), Live);
        await Errors.ThrowsAsync(LibvirtErrorCode.ConfigUnsupported, () => AttachAsync(Nic("52:54:00:00:00:99"), Live | Config));
        Assert.Single(_web.LiveInterfaces);
        Assert.Empty(_web.ConfigInterfaces);
    }

    [Fact]
    public async Task Errors_have_the_codes_of_libvirt()
    {
        await AttachAsync(Nic(), Config);
        await Errors.ThrowsAsync(LibvirtErrorCode.DeviceMissing, () => DetachAsync(Nic("52:54:00:00:00:99"), Config));
        await Errors.ThrowsAsync(LibvirtErrorCode.DeviceMissing, () => DetachAsync(Nic(), Live | Config));
        await Errors.ThrowsAsync(LibvirtErrorCode.InternalError, () => DetachAliasAsync("ua-none", Live));
        await Errors.ThrowsAsync(LibvirtErrorCode.DeviceMissing, () => UpdateAsync(Nic("52:54:00:00:00:99"), Config));
        await Errors.ThrowsAsync(LibvirtErrorCode.XmlNotWellFormed, () => AttachAsync("<interface", Config));
        await Errors.ThrowsAsync(LibvirtErrorCode.XmlError, () => AttachAsync("<interface type='bridge'/>", Config));
        _web.Stop();
        await Errors.ThrowsAsync(LibvirtErrorCode.OperationInvalid, () => AttachAsync(Nic(), Live));
        await DetachAsync(Nic(), DomainModifyFlags.Current);
        Assert.Empty(_web.ConfigInterfaces);
    }

    [Fact]
    public async Task A_guest_that_does_not_respond_keeps_the_device_although_detaching_succeeds()
    {
        _web.Unplug = GuestUnplug.Never;
        await AttachAsync(Nic(), Live | Config);
        await DetachAsync(Nic(), Live | Config);
        Assert.Single(_web.LiveInterfaces);
        Assert.Empty(_web.ConfigInterfaces);
        await Errors.ThrowsAsync(LibvirtErrorCode.DeviceMissing, () => DetachAsync(Nic(), Live | Config));
        await Errors.ThrowsAsync(LibvirtErrorCode.ConfigUnsupported, () => AttachAsync(Nic(), Live));
        _fake.Options.RefusesRepeatedDetach = true;
        await Errors.ThrowsAsync(LibvirtErrorCode.InternalError, () => DetachAliasAsync("ua-lan", Live));
        await _connection.ResetDomainAsync(_domain, Waiting.Ct);
        Assert.Empty(_web.LiveInterfaces);
    }

    [Fact]
    public async Task A_guest_releases_a_device_on_completion()
    {
        _web.Unplug = GuestUnplug.OnCommand;
        await AttachAsync(Nic(), Live);
        await DetachAliasAsync("ua-lan", Live);
        Assert.Equal(["ua-lan"], _web.PendingUnplugs);
        _web.CompleteUnplug("ua-lan");
        Assert.Empty(_web.LiveInterfaces);
        Assert.Empty(_web.PendingUnplugs);
    }

    [Fact]
    public async Task A_rejecting_guest_keeps_the_device_and_a_paused_guest_does_not_respond()
    {
        await AttachAsync(Nic(), Live);
        _web.Unplug = GuestUnplug.Rejects;
        await Errors.ThrowsAsync(LibvirtErrorCode.OperationFailed, () => DetachAsync(Nic(), Live));
        _web.Unplug = GuestUnplug.Cooperates;
        _web.State = DomainState.Paused;
        await DetachAsync(Nic(), Live);
        Assert.Single(_web.LiveInterfaces);
    }

    [Fact]
    public async Task Updates_change_what_libvirt_can_change_and_reject_the_rest()
    {
        await AttachAsync(Nic(), Live | Config);
        await UpdateAsync(Nic(extra: "<vlan><tag id='30'/></vlan><link state='down'/>"), Live);
        var nic = Assert.Single(_web.LiveInterfaces);
        Assert.Equal("30", nic.Element("vlan")!.Element("tag")!.Attribute("id")!.Value);
        Assert.NotNull(nic.Element("target"));
        Assert.NotNull(nic.Element("address"));
        await UpdateAsync(Nic(), Live);
        Assert.Null(_web.LiveInterfaces[0].Element("vlan"));
        await Errors.ThrowsAsync(
            LibvirtErrorCode.OperationUnsupported, () => UpdateAsync(Nic(extra: "<model type='e1000'/>"), Live));
        await Errors.ThrowsAsync(
            LibvirtErrorCode.OperationUnsupported, () => UpdateAsync(Nic(extra: "<mtu size='1400'/>"), Live));
        await Errors.ThrowsAsync(
            LibvirtErrorCode.DeviceMissing, () => UpdateAsync(Nic(alias: "ua-other"), Live));
        await UpdateAsync(Nic(extra: "<model type='e1000'/>"), Config);
        Assert.Equal("e1000", _web.ConfigInterfaces[0].Element("model")!.Attribute("type")!.Value);
    }

    [Fact]
    public async Task An_alias_can_be_set_in_the_persistent_definition_only()
    {
        var xml = $"<interface type='bridge'><mac address='{Mac}'/><source bridge='br0'/></interface>";
        await AttachAsync(xml, Live | Config);
        await Errors.ThrowsAsync(LibvirtErrorCode.DeviceMissing, () => UpdateAsync(Nic(), Live));
        await UpdateAsync(Nic(), Config);
        Assert.Equal("ua-lan", _web.ConfigInterfaces[0].Element("alias")!.Attribute("name")!.Value);
    }

    [Fact]
    public async Task A_network_interface_becomes_a_bridge_interface_when_its_live_xml_is_resent()
    {
        _fake.Host.AddNetwork(
            "<network><name>lan</name><bridge name='br0'/><portgroup name='p'><vlan><tag id='30'/></vlan></portgroup></network>");
        await AttachAsync(
            $"<interface type='network'><mac address='{Mac}'/><source network='lan' portgroup='p'/></interface>", Live);
        var live = Assert.Single(_web.LiveInterfaces);
        Assert.Equal("bridge", live.Attribute("type")!.Value);
        Assert.Equal("lan", live.Element("source")!.Attribute("network")!.Value);
        Assert.Equal("br0", live.Element("source")!.Attribute("bridge")!.Value);
        Assert.NotNull(live.Element("vlan"));
        await UpdateAsync(live.ToString(), Live);
        Assert.Null(_web.LiveInterfaces[0].Element("source")!.Attribute("network"));
    }

    [Fact]
    public async Task Faults_are_injected_before_or_after_the_execution()
    {
        _fake.Hooks.Add(
            LibvirtProcedure.DomainAttachDeviceFlags, new CallHook { Times = 1, Error = LibvirtErrorCode.OperationTimeout });
        _fake.Hooks.Add(
            LibvirtProcedure.DomainAttachDeviceFlags, new CallHook { Times = 1, Reply = ReplyFault.Drop });
        await Errors.ThrowsAsync(LibvirtErrorCode.OperationTimeout, () => AttachAsync(Nic(), Live));
        Assert.Empty(_web.LiveInterfaces);
        await Assert.ThrowsAnyAsync<LibvirtConnectionException>(() => AttachAsync(Nic(), Live).Soon());
        Assert.Single(_web.LiveInterfaces);
        Assert.Equal(
            new FakeCall(_fake.Log.Calls[^1].Client, LibvirtProcedure.DomainAttachDeviceFlags, "web", Nic(), (uint)Live),
            _fake.Log.Calls[^1]);
    }

    private static string Nic(string mac = Mac, string alias = "ua-lan", string extra = "") =>
        $"<interface type='bridge'><mac address='{mac}'/><source bridge='br0'/><alias name='{alias}'/>{extra}</interface>";

    private Task AttachAsync(string xml, DomainModifyFlags flags) =>
        _connection.AttachDeviceAsync(_domain, xml, flags, Waiting.Ct);

    private Task DetachAsync(string xml, DomainModifyFlags flags) =>
        _connection.DetachDeviceAsync(_domain, xml, flags, Waiting.Ct);

    private Task DetachAliasAsync(string alias, DomainModifyFlags flags) =>
        _connection.DetachDeviceByAliasAsync(_domain, alias, flags, Waiting.Ct);

    private Task UpdateAsync(string xml, DomainModifyFlags flags) =>
        _connection.UpdateDeviceAsync(_domain, xml, flags, Waiting.Ct);
}
