using System.Text.Json;
using System.Xml.Linq;
using Acceptance.Tests.Attachments.Support;
using Hypervisors;
using Hypervisors.Terraform;
using static Acceptance.Tests.Attachments.Support.TerraformSteps;

namespace Acceptance.Tests.Attachments;

/// <summary>Another tool redefines the domain while it runs, from its own idea of it.</summary>
[Collection(LinuxGuestCollection.Name)]
public sealed class RedefinedDomainTests(LinuxGuestFixture fixture)
{
    private const string Address = "hv_network_attachment.lan";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_of_the_persistent_definition_by_another_tool_is_drift_and_reverted_without_unplugging()
    {
        var lease = await fixture.LeaseAsync(Token);
        var without = await lease.Guest.GetXmlAsync(inactive: true, Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(lease.Hypervisor.Uri, Token);
        await terraform.ApplyAndSettleAsync(Attachment(fixture.Domain, "lan", "bridge = \"br0\""), Token);
        var nic = await lease.Guest.GetOnlyNicOfBothAsync(Token);
        var tap = await lease.GetLinkAsync(nic.Tap!, Token);
        var with = await lease.Guest.GetXmlAsync(inactive: true, Token);
        await lease.Guest.WaitForNicsAsync(nics => nics.Count == 1, Token);

        // The NIC is dropped; changed; moved to another place; loses its name.
        await RepairAsync(without);
        await RepairAsync(Change(with, found =>
        {
            found.Element("source")!.SetAttributeValue("bridge", fixture.OtherBridge);
            found.Add(new XElement("link", new XAttribute("state", "down")));
        }));
        await RepairAsync(Change(with, found => found.Element("address")!.SetAttributeValue("bus", "0x06")));
        await RepairAsync(Change(with, found => found.Element("alias")!.Remove()));

        Assert.Equal(tap, await lease.GetLinkAsync(tap.Name, Token));
        await lease.AssertNeverLostAsync(nic.Mac, Token);
        (await terraform.DestroyAsync(Token)).OrThrow();
        await lease.AssertAsBeforeAsync(nic.Tap, Token);

        async Task RepairAsync(string definition)
        {
            await DefineAsync(lease, definition);
            var (_, change) = await terraform.PlanChangeAsync(Address, Token);
            Assert.Equal(["update"], change.Actions);
            Assert.Equal((false, true), (IsInSync(change.Before), IsInSync(change.After)));
            (await terraform.RunAsync(["apply", "-json", "change.plan"], Token)).OrThrow();
            await terraform.AssertSettledAsync(Token);
            Assert.Equal(nic, await lease.Guest.GetOnlyNicOfBothAsync(Token));
        }
    }

    [Fact]
    public async Task A_PCI_address_that_another_tool_uses_in_the_persistent_definition_stays_its_own_without_a_permanent_diff()
    {
        var lease = await fixture.LeaseAsync(Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(lease.Hypervisor.Uri, Token);
        await terraform.ApplyAndSettleAsync(Attachment(fixture.Domain, "lan", "bridge = \"br0\""), Token);
        var nic = await lease.Guest.GetOnlyNicOfBothAsync(Token);
        var otherMac = fixture.DrawMac();
        await DefineAsync(lease, Change(await lease.Guest.GetXmlAsync(inactive: true, Token), found =>
        {
            found.Element("mac")!.SetAttributeValue("address", otherMac);
            found.Element("alias")!.Remove();
        }));

        await terraform.ApplyAndSettleAsync(Attachment(fixture.Domain, "lan", "bridge = \"br0\""), Token);

        Assert.Equal(nic, Assert.Single(await lease.Guest.GetLiveNicsAsync(Token)));
        var persistent = await lease.Guest.GetPersistentNicsAsync(Token);
        Assert.Equal([otherMac, nic.Mac], persistent.Select(other => other.Mac));
        Assert.Equal("ua-lan", persistent[1].Alias);
        Assert.Equal(nic.Pci, persistent[0].Pci);
        Assert.NotEqual(nic.Pci, persistent[1].Pci);
        await lease.Guest.WaitForNicsAsync(nics => nics.Count == 1, Token);

        (await terraform.DestroyAsync(Token)).OrThrow();
        Assert.Equal(otherMac, Assert.Single(await lease.Guest.GetPersistentNicsAsync(Token)).Mac);
        await lease.Hypervisor.VirshAsync(
            ["detach-interface", fixture.Domain, "bridge", "--mac", otherMac, "--config"], Token);
        await lease.AssertAsBeforeAsync(nic.Tap, Token);
    }

    private async Task DefineAsync(GuestLease lease, string definition) => await lease.Hypervisor.VirshAsync(
        ["define", await lease.Hypervisor.WriteFileAsync($"{fixture.Domain}.other-tool.xml", definition, Token)], Token);

    private static string Change(string definition, Action<XElement> change)
    {
        var document = XDocument.Parse(definition);
        change(document.Descendants("interface").Single());
        return document.ToString();
    }

    private static bool IsInSync(JsonElement attributes) => attributes.GetProperty("in_sync").GetBoolean();
}
