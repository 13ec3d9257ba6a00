using System.Xml.Linq;
using CsCheck;
using HvProvider.Networks;
using HvProvider.Vlans;
using LibvirtFake;
using LibvirtSharp;

namespace HvProvider.Tests.Networks;

/// <summary>Whatever port groups a network has and is to have: libvirt accepts each step, and the last one leads there.</summary>
public sealed class PortGroupUpdatesTests
{
    [Fact]
    public void Identical_port_groups_require_no_update() => NetworkGen.PortGroups.Sample(groups =>
        Assert.Empty(PortGroupUpdates.Plan(Definition([.. groups.Reverse()]), groups)));

    [Fact]
    public void The_old_default_is_unset_immediately_before_the_new_one_is_set()
    {
        var definition = Definition(
            [new PortGroup("a") { IsDefault = true }, new PortGroup("b"), new PortGroup("c"), new PortGroup("old")]);
        var updates = PortGroupUpdates.Plan(
            definition,
            [new PortGroup("b") { IsDefault = true }, new PortGroup("c") { Vlan = VlanConfig.Access(30) }, new PortGroup("a"),
                new PortGroup("new")]);
        Assert.Equal(
            ["Modify c", "AddLast new", "Modify a", "Modify b", "Delete old"],
            updates.Select(update => $"{update.Command} {update.Name}"));
    }

    [Fact]
    public void A_removed_default_is_deleted_before_the_new_one_is_set()
    {
        var definition = Definition([new PortGroup("a") { IsDefault = true }]);
        Assert.Equal(
            ["Delete a", "AddLast b"],
            PortGroupUpdates.Plan(definition, [new PortGroup("b") { IsDefault = true }])
                .Select(update => $"{update.Command} {update.Name}"));
    }

    [Fact]
    public async Task Libvirt_accepts_every_update()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        await using var libvirt = await fake.ConnectAsync();
        foreach (var (before, after) in Samples())
        {
            fake.Host.Networks.Clear();
            fake.Host.AddNetwork(Definition(before).Root.ToString());
            var network = await libvirt.LookupNetworkByNameAsync("x", TestContext.Current.CancellationToken);
            foreach (var update in PortGroupUpdates.Plan(Definition(before), after))
            {
                await libvirt.UpdateNetworkAsync(
                    network, update.Command, NetworkUpdateSection.PortGroup, -1, update.Element.ToString(),
                    NetworkUpdateFlags.Live | NetworkUpdateFlags.Config, TestContext.Current.CancellationToken);
            }

            var left = NetworkXml.Parse(
                await libvirt.GetNetworkXmlAsync(network, NetworkXmlFlags.None, TestContext.Current.CancellationToken));
            Assert.Equal(after.OrderBy(group => group.Name), left.PortGroups.OrderBy(group => group.Name));
        }
    }

    private static List<(PortGroup[] Before, PortGroup[] After)> Samples()
    {
        var samples = new List<(PortGroup[], PortGroup[])>();
        Gen.Select(NetworkGen.PortGroups, NetworkGen.PortGroups)
            .Sample((before, after) => samples.Add((before, after)), iter: 60, threads: 1);
        return samples;
    }

    private static NetworkXml Definition(PortGroup[] groups) => NetworkXml.Parse(new XElement(
        "network", new XElement("name", "x"), groups.Select(static group => PortGroupXml.Write(group))).ToString());
}
