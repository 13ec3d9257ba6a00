using System.Xml.Linq;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using TerraformPlugin.Schemas;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>Changes that detach the NIC from the persistent definition and attach it again.</summary>
public sealed class PersistentReattachTests
{
    private const string NewMac = "52:54:00:aa:bb:cc";

    private static readonly string Booting =
        Guests.Foreign(Guests.LanMac, 3, "<filterref filter='clean-traffic'/><boot order='1'/><alias name='ua-lan'/>");

    public static TheoryData<string, string> Changes => new()
    {
        { "mac_address", NewMac },
        { "pci_address", "0000:05:00.0" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task The_only_device_with_a_boot_order_keeps_it(string attribute, string value)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await ImportAsync(fake);
        workspace.Config["a"] = Change(attribute, value);
        (await workspace.ApplyAsync()).AssertNoErrors();

        var nic = Assert.Single(web.ConfigInterfaces);
        Assert.Equal(
            ("1", "clean-traffic", attribute == "mac_address" ? NewMac : Guests.LanMac, attribute == "pci_address" ? "0x05" : "0x03"),
            (Order(nic), nic.Element("filterref")?.Attribute("filter")?.Value, nic.Mac(), nic.PciBus()));
        Assert.Empty(web.Config!.Elements("os").Elements("boot"));
        await workspace.AssertNothingToDoAsync();
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_definition_is_as_it_was_if_the_daemon_refuses_the_changed_NIC(string attribute, string value)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await ImportAsync(fake);
        var before = web.Config!.ToString();
        fake.Hooks.Add(LibvirtProcedure.DomainAttachDeviceFlags, new CallHook
        {
            When = call => call.Text!.Contains(attribute == "mac_address" ? NewMac : "bus=\"0x05\"", StringComparison.Ordinal),
            Error = LibvirtErrorCode.ConfigUnsupported,
        });
        workspace.Config["a"] = Change(attribute, value);
        var error = Assert.Single((await workspace.ApplyAsync()).Errors);
        Assert.Equal("Not supported by the hypervisor", error.Summary);
        Assert.Contains("(error 67)", error.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("11.0", error.Detail, StringComparison.Ordinal);
        Assert.Equal(before, web.Config!.ToString());
        Assert.Equal(Guests.LanMac, workspace["a"].Values.Get(Mac).Value);
    }

    [Fact]
    public async Task A_NIC_that_cannot_be_put_back_is_reported_with_its_former_definition()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await ImportAsync(fake);
        fake.Hooks.Add(LibvirtProcedure.DomainAttachDeviceFlags, new CallHook
        {
            When = call => call.Text!.Contains(NewMac, StringComparison.Ordinal),
            Error = LibvirtErrorCode.ConfigUnsupported,
        });
        fake.Hooks.Add(LibvirtProcedure.DomainAttachDeviceFlags, new CallHook
        {
            When = call => call.Text!.Contains(Guests.LanMac, StringComparison.Ordinal),
            Error = LibvirtErrorCode.InternalError,
        });

        // The failure to remove the NIC that holds the boot order must not hide it.
        fake.Hooks.Add(LibvirtProcedure.DomainDetachDeviceFlags, new CallHook
        {
            When = call => !call.Text!.Contains(Guests.LanMac, StringComparison.Ordinal),
            Error = LibvirtErrorCode.OperationFailed,
        });
        workspace.Config["a"] = Change("mac_address", NewMac);
        var error = Assert.Single((await workspace.ApplyAsync()).Errors);
        Assert.Equal("Not supported by the hypervisor", error.Summary);
        Assert.Contains("the persistent definition has no such NIC now", error.Detail, StringComparison.Ordinal);
        Assert.Contains("virsh attach-device web01 FILE --config: <interface", error.Detail, StringComparison.Ordinal);
        Assert.Contains("clean-traffic", error.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(web.ConfigInterfaces, nic => nic.Alias() == "ua-lan");
    }

    [Fact]
    public async Task A_daemon_that_restarts_meanwhile_is_waited_for()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await ImportAsync(fake);
        fake.Hooks.Add(LibvirtProcedure.DomainDetachDeviceFlags, new CallHook { Reply = ReplyFault.Drop, Times = 1 });
        fake.Hooks.Add(LibvirtProcedure.DomainAttachDeviceFlags, new CallHook
        {
            When = call => call.Text!.Contains(NewMac, StringComparison.Ordinal),
            DropBefore = true,
            Times = 2,
        });
        workspace.Config["a"] = Change("mac_address", NewMac);
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal(("1", NewMac), (Order(Assert.Single(web.ConfigInterfaces)), web.Persistent().Mac()));
        Assert.Empty(web.Config!.Elements("os").Elements("boot"));
    }

    [Fact]
    public async Task A_plan_that_has_no_slot_to_keep_the_boot_order_is_refused()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await ImportAsync(fake, ports: 1, bus: 1);
        var before = web.Config!.ToString();
        workspace.Config["a"] = Change("mac_address", NewMac);
        var plan = await workspace.PlanAsync();
        var detail = plan.Messages.Single("No free PCI slot for boot order", "pci_address");
        Assert.Contains("virsh edit web01", detail, StringComparison.Ordinal);
        Assert.Equal(before, web.Config!.ToString());
    }

    [Fact]
    public async Task A_NIC_that_only_held_the_boot_order_is_removed_by_the_next_apply()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await ImportAsync(fake);
        fake.Hooks.Fail(LibvirtProcedure.DomainDetachDeviceFlags, LibvirtErrorCode.InternalError, times: 2);
        workspace.Config["a"] = Change("mac_address", NewMac);
        Assert.NotEmpty((await workspace.ApplyAsync()).Errors);
        Assert.Equal(2, web.ConfigInterfaces.Count);
        Assert.Equal("down", web.ConfigInterfaces.Single(nic => nic.Alias() is null).Link());
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal(("1", NewMac), (Order(Assert.Single(web.ConfigInterfaces)), web.Persistent().Mac()));
    }

    private static async Task<(FakeDomain Domain, Workspace Workspace)> ImportAsync(FakeLibvirtd fake, int ports = 6, int bus = 3)
    {
        var booting = Booting.Replace("bus='0x03'", $"bus='0x{bus:x2}'", StringComparison.Ordinal);
        var web = fake.AddGuest(kind: FakeDomainKind.Stopped, interfaces: booting, ports: ports);
        var workspace = new Workspace(fake);
        await workspace.ImportAsync("a", "web01/lan");
        workspace.Config["a"] = Attachment.Of();
        (await workspace.ApplyAsync()).AssertNoErrors();
        return (web, workspace);
    }

    private static TfObject Change(string attribute, string value) =>
        Attachment.Of(c => c.Set(attribute == "mac_address" ? Mac : Pci, value));

    private static string? Order(XElement nic) => nic.Element("boot")?.Attribute("order")?.Value;
}
