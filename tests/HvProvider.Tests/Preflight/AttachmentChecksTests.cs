using HvProvider.Domains;
using HvProvider.Nics.Values;
using HvProvider.Preflight;
using HvProvider.Tests.Hosts;
using HvProvider.Tests.Resources.NetworkAttachments;
using LibvirtSharp;
using static TerraformPlugin.Diagnostics.DiagnosticSeverity;

namespace HvProvider.Tests.Preflight;

/// <summary>The findings about the domain, its guest and the MAC address.</summary>
public sealed class AttachmentChecksTests
{
    private const string Mac = "52:11:22:33:44:55";

    private static readonly AttachmentPlan New = new()
    {
        Connection = Plans.Connect(null, "30") with { Mac = MacAddress.Parse(Mac) },
        ChangesConnection = true,
        ChangesMac = true,
        DomainName = "web01",
        NewModel = "virtio",
    };

    [Theory]
    [InlineData("30", "uplink0", 30, "", "[]", true)]
    [InlineData("30,40", "uplink0", 40, "", "[]", true)]
    [InlineData("", "uplink0", 1, "", "[]", true)]
    [InlineData("30", "uplink0", 40, "", "[]", false)]
    [InlineData("30", "vnet0", 30, "", "[]", false)]
    [InlineData("30", "uplink0", 30, "permanent", "[]", false)]
    [InlineData("30", "uplink0", 30, "static", "[]", false)]
    [InlineData("30", "uplink0", 30, "stale", "[]", false)]
    [InlineData("30", "uplink0", 30, "", "[\"extern_learn\"]", false)]
    public async Task A_mac_address_learned_at_the_uplink_on_the_vlan_of_the_nic_causes_a_warning(
        string vlans, string port, int vlan, string state, string flags, bool reported)
    {
        var host = new RecordedHost("trixie-pvid-1");
        host.Answers[RecordedHost.ShowLearned] = RecordedHost.Printed(
            $$"""[{"mac":"{{Mac}}","ifname":"{{port}}","vlan":{{vlan}},"used":9,"updated":17,"flags":{{flags}},"master":"br0","state":"{{state}}"}]""");
        var plan = New with { Connection = await Plans.ConnectAsync(host, vlans) with { Mac = MacAddress.Parse(Mac) } };
        Assert.Empty(AttachmentChecks.Find(plan with { ChangesMac = false }));
        if (!reported)
        {
            Assert.Empty(AttachmentChecks.Find(plan));
            return;
        }

        var detail = AttachmentChecks.Find(plan).AssertOne(Warning, FindingAspect.Mac, "MAC address seen on uplink");
        foreach (var part in new[] { Mac, $"on VLAN {vlan}. The last frame arrived 17 s ago.", "mac_namespace", "ageing time" })
        {
            Assert.Contains(part, detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_mac_address_learned_before_vlan_filtering_was_enabled_is_ignored()
    {
        var host = new RecordedHost("trixie-pvid-1");
        host.Answers[RecordedHost.ShowLearned] = RecordedHost.Printed(
            $$"""[{"mac":"{{Mac}}","ifname":"uplink0","flags":[],"master":"br0","state":""}]""");
        foreach (var vlans in new[] { "30", "30,40", "" })
        {
            var connection = await Plans.ConnectAsync(host, vlans) with { Mac = MacAddress.Parse(Mac) };
            Assert.Empty(AttachmentChecks.Find(New with { Connection = connection }));
        }
    }

    [Theory]
    [InlineData("wbe01", "web01")]
    [InlineData("Web01", "web01")]
    [InlineData("web001", "we001")]
    [InlineData("webserver", "webservre")]
    [InlineData("web_prod_1", "web-prod-1")]
    public void A_missing_domain_is_reported_with_a_similar_name(string name, string other)
    {
        var detail = AttachmentChecks.Find(New with { DomainName = name, OtherDomains = ["db", other] })
            .AssertOne(Warning, FindingAspect.Domain, "Domain not found, similar name exists");
        Assert.Contains($"no domain \"{name}\", but a domain \"{other}\"", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("web01", "web02")]
    [InlineData("web1", "web10")]
    [InlineData("web01", "web")]
    [InlineData("node-a", "node-b")]
    [InlineData("weba", "webb")]
    [InlineData("db", "web")]
    [InlineData("api", "app")]
    [InlineData("web01", "mail")]
    [InlineData("frontend", "backend")]
    public void A_missing_domain_without_a_similar_name_is_not_reported(string name, string other) =>
        Assert.Empty(AttachmentChecks.Find(New with { DomainName = name, OtherDomains = [other] }));

    [Fact]
    public void A_running_domain_without_hot_plug_slots_is_refused_and_a_full_one_reported()
    {
        Assert.Contains(
            "has no PCI controller",
            AttachmentChecks.Find(New with { Domain = Guest(ports: 0) }).AssertOne(Error, FindingAspect.Slot, "No free PCI slot"),
            StringComparison.Ordinal);
        Assert.Contains(
            "unless it frees a slot first",
            AttachmentChecks.Find(New with { Domain = Guest(ports: 1, Guests.Foreign("52:54:00:00:00:01", 1)) })
                .AssertOne(Warning, FindingAspect.Slot, "No free PCI slot"),
            StringComparison.Ordinal);
        Assert.Empty(AttachmentChecks.Find(New with { Domain = Guest(ports: 2, Guests.Foreign("52:54:00:00:00:01", 1)) }));
        Assert.Empty(AttachmentChecks.Find(New with { Domain = Guest(ports: 0), NewModel = null }));
        Assert.Empty(AttachmentChecks.Find(New with { Domain = Guest(ports: 0) with { Live = null } }));
    }

    [Fact]
    public void A_managed_save_image_causes_a_warning()
    {
        var saved = Guest() with { Live = null, State = DomainState.ShutOff, HasManagedSave = true };
        Assert.Contains(
            "virsh managedsave-remove web01",
            AttachmentChecks.Find(New with { Domain = saved })
                .AssertOne(Warning, FindingAspect.Domain, "Managed save image predates change"),
            StringComparison.Ordinal);
        Assert.Empty(AttachmentChecks.Find(New with { Domain = saved with { HasManagedSave = false } }));
        Assert.Empty(AttachmentChecks.Find(New with { Domain = Guest() with { HasManagedSave = true } }));
    }

    [Fact]
    public void A_paused_guest_is_reported_if_it_must_release_the_nic()
    {
        var paused = Guest() with { State = DomainState.Paused };
        var change = New with { Domain = paused, NewModel = null, Reattaches = true };
        AttachmentChecks.Find(change).AssertOne(Warning, FindingAspect.Domain, "Guest is paused");
        Assert.Empty(AttachmentChecks.Find(change with { Reattaches = false }));
        Assert.Empty(AttachmentChecks.Find(change with { Domain = Guest() }));
    }

    [Fact]
    public void An_unchanged_connection_is_not_checked() => Assert.Empty(AttachmentChecks.Find(
        New with { Connection = Plans.Connect(null, "30", Plans.Bookworm), ChangesConnection = false }));

    private static DomainSnapshot Guest(int ports = 6, string interfaces = "")
    {
        var xml = DomainXml.Parse(Guests.Xml("web01", interfaces, ports));
        return new DomainSnapshot(new DomainRef("web01", Guid.NewGuid(), 1), DomainState.Running, xml, xml);
    }
}
