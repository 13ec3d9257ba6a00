using System.Xml.Linq;
using CsCheck;
using HvProvider.Nics;
using HvProvider.Nics.Values;
using HvProvider.Vlans;
using HvProvider.Xml;

namespace HvProvider.Tests.Nics;

public sealed class NicUpdateTests
{
    private static readonly DesiredNic Rich = new()
    {
        Alias = "ua-storage",
        Mac = MacAddress.Parse(Macs.Rich),
        Source = NicSource.OfBridge("br0"),
        Vlan = VlanConfig.Access(40),
        Link = LinkState.Down,
    };

    [Fact]
    public void A_NIC_that_matches_the_configuration_requires_no_update()
    {
        var live = GoldenXml.Nic("q35.live", Macs.Ours);
        var config = GoldenXml.Nic("q35.inactive", Macs.Ours);
        foreach (var plan in (NicUpdatePlan[])
            [NicUpdate.ForLive(live, config, NicGen.Example), NicUpdate.ForConfig(config, NicGen.Example)])
        {
            Assert.Equal(NicChange.None, plan.Change);
            Assert.Empty(plan.Differences);
            Assert.Null(plan.UpdateDocument);
        }
    }

    [Fact]
    public void A_VLAN_changes_in_place_with_live_alias_and_address_and_without_the_tap()
    {
        var plan = NicUpdate.ForLive(
            GoldenXml.Nic("q35.live", Macs.Ours),
            GoldenXml.Nic("q35.inactive", Macs.Ours),
            NicGen.Example with { Vlan = VlanConfig.Access(31), Link = LinkState.Down, Source = NicSource.OfBridge("br1") });
        Assert.Equal(NicChange.InPlace, plan.Change);
        Assert.Equal(["bridge", "vlan", "link_state"], plan.Differences.Select(difference => difference.Attribute));
        Assert.Empty(plan.ReattachCauses);
        GoldenXml.AssertEqual(
            """
            <interface type='bridge'>
              <mac address='52:0a:0b:0c:0d:0e'/>
              <source bridge='br1'/>
              <vlan>
                <tag id='31'/>
              </vlan>
              <model type='virtio'/>
              <link state='down'/>
              <alias name='ua-lan'/>
              <address type='pci' domain='0x0000' bus='0x03' slot='0x00' function='0x0'/>
            </interface>
            """,
            plan.UpdateDocument);
    }

    [Fact]
    public void A_trunk_is_added_changed_and_removed_in_place()
    {
        var live = GoldenXml.Nic("q35.live", Macs.Ours);
        foreach (var wanted in (VlanConfig?[])[VlanConfig.TrunkOf([30]), VlanConfig.TrunkOf([40, 50], 20), VlanConfig.Access(30), null])
        {
            var plan = NicUpdate.ForLive(live, null, NicGen.Example with { Vlan = wanted });
            Assert.Equal(live.Vlan == wanted ? NicChange.None : NicChange.InPlace, plan.Change);
            Assert.All(plan.Differences, difference => Assert.Equal("vlan", difference.Attribute));
            live = NicXmlReader.Read(XElement.Parse(plan.UpdateDocument!));
            Assert.Equal(wanted, live.Vlan);
        }
    }

    [Fact]
    public void Settings_of_other_tools_survive_an_update()
    {
        var live = GoldenXml.Nic("q35.live", Macs.Rich);
        var config = GoldenXml.Nic("q35.inactive", Macs.Rich);
        var edited = new XElement(config.Element);
        edited.Element("vlan")!.ReplaceWith(XElement.Parse("<vlan><tag id='40'/></vlan>"));
        var expected = edited.ToString();
        GoldenXml.AssertEqual(expected, NicUpdate.ForConfig(config, Rich).UpdateDocument);
        GoldenXml.AssertEqual(expected, NicUpdate.ForLive(live, config, Rich).UpdateDocument);
        GoldenXml.AssertEqual(expected, NicUpdate.ForLive(live, null, Rich).UpdateDocument);
    }

    [Fact]
    public void The_live_document_ignores_persistent_changes_that_wait_for_the_next_start()
    {
        // An MTU or a boot order that differs from the running one would make libvirt refuse the whole update.
        var config = GoldenXml.Nic(GoldenXml.Nic("q35.inactive", Macs.Rich).Element.ToString()
            .Replace("size=\"1500\"", "size=\"9000\"", StringComparison.Ordinal)
            .Replace("order=\"2\"", "order=\"1\"", StringComparison.Ordinal));
        var form = NicXmlReader.Read(XElement.Parse(
            NicUpdate.ForLive(GoldenXml.Nic("q35.live", Macs.Rich), config, Rich).UpdateDocument!));
        Assert.Equal("1500", InterfaceXml.Attribute(form.Element, "mtu", "size"));
        Assert.Equal("2", InterfaceXml.Attribute(form.Element, "boot", "order"));
        var inactive = NicXmlReader.Read(XElement.Parse(NicUpdate.ForConfig(config, Rich).UpdateDocument!));
        Assert.Equal("9000", InterfaceXml.Attribute(inactive.Element, "mtu", "size"));
        Assert.Equal("1", InterfaceXml.Attribute(inactive.Element, "boot", "order"));
    }

    [Fact]
    public void A_setting_that_cannot_change_live_re_attaches_the_NIC_at_its_address_and_names_the_cause()
    {
        var plan = NicUpdate.ForLive(
            GoldenXml.Nic("q35.live", Macs.Rich),
            GoldenXml.Nic("q35.inactive", Macs.Rich),
            Rich with { Model = "e1000", Mac = MacAddress.Parse(Macs.Ours) });
        Assert.Equal(NicChange.Reattach, plan.Change);
        Assert.Equal(["mac_address", "model"], plan.ReattachCauses.Select(cause => cause.Attribute));
        Assert.Equal(["mac_address", "vlan", "model"], plan.Differences.Select(difference => difference.Attribute));
        Assert.Null(plan.UpdateDocument);
        var expected = new XElement(GoldenXml.Nic("q35.inactive", Macs.Rich).Element);
        expected.Element("mac")!.SetAttributeValue("address", Macs.Ours);
        expected.Element("vlan")!.ReplaceWith(XElement.Parse("<vlan><tag id='40'/></vlan>"));
        expected.Element("model")!.SetAttributeValue("type", "e1000");
        GoldenXml.AssertEqual(expected.ToString(), plan.AttachDocument);
    }

    [Fact]
    public void A_different_PCI_address_re_attaches_the_NIC_in_either_definition()
    {
        var desired = NicGen.Example with { PciAddress = new PciAddress(0, 8, 0, 0) };
        var live = NicUpdate.ForLive(GoldenXml.Nic("q35.live", Macs.Ours), null, desired);
        var config = NicUpdate.ForConfig(GoldenXml.Nic("q35.inactive", Macs.Ours), desired);
        foreach (var plan in (NicUpdatePlan[])[live, config])
        {
            Assert.Equal(["pci_address"], plan.ReattachCauses.Select(cause => cause.Attribute));
            var attached = NicXmlReader.Read(XElement.Parse(plan.AttachDocument));
            Assert.Equal(desired.PciAddress, attached.PciAddress);
            Assert.Single(attached.Element.Elements("address"));
            Assert.Null(attached.Tap);
        }
    }

    [Theory]
    [InlineData("direct", NicChange.Reattach)]
    [InlineData("user", NicChange.Reattach)]
    [InlineData("hostdev", NicChange.Reattach)]
    [InlineData("bridge", NicChange.InPlace)]
    [InlineData("network", NicChange.InPlace)]
    public void A_tap_moves_only_between_bridges(string type, object change)
    {
        var nic = GoldenXml.Nic(
            $"""
            <interface type='{type}'>
              <mac address='{Macs.Ours}'/><source dev='eth0' mode='vepa'/><vlan><tag id='30'/></vlan>
              <model type='virtio'/><alias name='ua-lan'/>
            </interface>
            """);
        var plan = NicUpdate.ForLive(nic, null, NicGen.Example);
        Assert.Equal(change, plan.Change);
        Assert.Equal(["bridge"], plan.Differences.Select(difference => difference.Attribute));
        var attached = NicXmlReader.Read(XElement.Parse(plan.AttachDocument));
        Assert.Equal(new NicSource("bridge", "br0", null, null), attached.Source);
        if (type != "bridge")
        {
            Assert.Single(attached.Element.Element("source")!.Attributes());
        }

        Assert.Equal(NicChange.InPlace, NicUpdate.ForConfig(nic, NicGen.Example).Change);
    }

    [Fact]
    public void A_foreign_NIC_is_named_in_the_persistent_definition_and_at_a_re_attach()
    {
        var desired = NicGen.Example with { Mac = MacAddress.Parse(Macs.Foreign), Vlan = null };
        var live = NicUpdate.ForLive(GoldenXml.Nic("q35.live", Macs.Foreign), null, desired);
        Assert.Equal(NicChange.None, live.Change);
        Assert.Contains("ua-lan", live.AttachDocument, StringComparison.Ordinal);
        Assert.DoesNotContain("net0", live.AttachDocument, StringComparison.Ordinal);

        var config = NicUpdate.ForConfig(GoldenXml.Nic("q35.inactive", Macs.Foreign), desired);
        Assert.Equal(NicChange.InPlace, config.Change);
        GoldenXml.AssertEqual(
            """
            <interface type='bridge'>
              <mac address='52:54:00:11:22:33'/>
              <source bridge='br0'/>
              <model type='virtio'/>
              <alias name='ua-lan'/>
              <address type='pci' domain='0x0000' bus='0x02' slot='0x00' function='0x0'/>
            </interface>
            """,
            config.UpdateDocument);

        var change = NicUpdate.ForLive(GoldenXml.Nic("q35.live", Macs.Foreign), null, desired with { Vlan = VlanConfig.Access(5) });
        Assert.Contains("net0", change.UpdateDocument!, StringComparison.Ordinal);
        Assert.DoesNotContain("ua-lan", change.UpdateDocument!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_different_name_in_the_persistent_definition_requires_a_re_attach_there() => Assert.Equal(
        ["alias"],
        NicUpdate.ForConfig(GoldenXml.Nic("q35.inactive", Macs.Ours), NicGen.Example with { Alias = "ua-wan" })
            .ReattachCauses.Select(cause => cause.Attribute));

    [Theory]
    [InlineData("vnet9", null)]
    [InlineData("mytap", "mytap")]
    public void A_tap_name_chosen_by_another_tool_survives_a_re_attach(string tap, string? kept)
    {
        var nic = GoldenXml.Nic(
            $"<interface type='bridge'><mac address='{Macs.Ours}'/><source bridge='br0'/><target dev='{tap}'/></interface>");
        var plan = NicUpdate.ForLive(nic, null, NicGen.Example);
        Assert.Equal(kept, NicXmlReader.Read(XElement.Parse(plan.AttachDocument)).Tap);
        var inPlace = NicUpdate.ForLive(nic, null, NicGen.Example with { Model = null! });
        Assert.Equal(NicChange.InPlace, inPlace.Change);
        Assert.DoesNotContain("target", inPlace.UpdateDocument!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_name_does_not_change_a_running_NIC()
    {
        var plan = NicUpdate.ForLive(
            GoldenXml.Nic("q35.live", Macs.Ours), null, NicGen.Example with { Alias = "ua-wan" });
        Assert.Equal(NicChange.None, plan.Change);
        Assert.Equal("ua-wan", NicXmlReader.Read(XElement.Parse(plan.AttachDocument)).Alias);
    }

    [Fact]
    public void The_content_of_a_source_of_another_type_is_removed_with_it()
    {
        var nic = GoldenXml.Nic("<interface type='hostdev'><source><address type='pci' bus='0x1'/></source></interface>");
        var source = XElement.Parse(NicUpdate.ForLive(nic, null, NicGen.Example).AttachDocument).Element("source")!;
        GoldenXml.AssertEqual("<source bridge='br0'/>", source.ToString());
    }

    [Fact]
    public void No_update_loses_or_changes_a_foreign_element() =>
        Gen.Select(NicGen.Desired, NicGen.Desired, NicGen.ForeignElements, Gen.Int[0, 14]).Sample((was, desired, foreign, count) =>
        {
            var element = SafeXml.Parse(NicXmlWriter.ForAttach(was));
            var elements = foreign.Take(count).Select(xml => XElement.Parse(xml)).ToList();
            foreach (var (index, child) in elements.Index())
            {
                if (index % 2 == 0)
                {
                    element.AddFirst(child);
                }
                else
                {
                    element.Add(child);
                }
            }

            var before = element.ToString();
            var nic = NicXmlReader.Read(element);
            foreach (var plan in (NicUpdatePlan[])
                [NicUpdate.ForLive(nic, null, desired), NicUpdate.ForLive(nic, nic, desired), NicUpdate.ForConfig(nic, desired)])
            {
                foreach (var document in (string?[])[plan.UpdateDocument, plan.AttachDocument])
                {
                    if (document is null)
                    {
                        continue;
                    }

                    var after = XElement.Parse(document);
                    foreach (var child in elements)
                    {
                        Assert.Single(after.Elements(child.Name), found => found.ToString() == child.ToString());
                    }

                    Assert.Equal(after.Elements().Count(), after.Elements().Select(child => child.Name).Distinct().Count());
                }

                var attached = NicXmlReader.Read(XElement.Parse(plan.AttachDocument));
                Assert.Empty(NicComparison.WithDesired(attached, desired));
                if (plan.UpdateDocument is { } update)
                {
                    var updated = NicComparison.WithDesired(NicXmlReader.Read(XElement.Parse(update)), desired);
                    Assert.DoesNotContain(updated, difference => difference.Attribute != NicAttributes.Alias);
                }
            }

            Assert.Equal(before, element.ToString());
        });
}
