using System.Xml.Linq;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;

namespace HvProvider.Nics;

/// <summary>Works out how a NIC becomes what is wanted without losing anything that somebody else set on it.</summary>
internal static class NicUpdate
{
    /// <summary>
    /// For the live definition. The documents are the config form of the NIC <em>as it runs</em> (see
    /// <see cref="NicConfigForm"/>). The persistent form, or for a transient domain the inactive form that libvirt shows of
    /// it, tells what of a network's NIC is its own and what came from the network; null where there is none.
    /// </summary>
    public static NicUpdatePlan ForLive(Nic live, Nic? config, DesiredNic desired)
    {
        var form = NicConfigForm.Of(live, config, desired.Vlan);
        // The alias cannot be set live, and a name is no reason to unplug a NIC.
        NicDifference[] differences =
        [
            .. NicComparison.WithDesired(NicXmlReader.Read(form), desired)
                .Where(difference => difference.Attribute != NicAttributes.Alias),
            .. NicComparison.WithNetwork(live, form, desired),
        ];
        NicDifference[] causes = [.. differences.Where(difference => NeedsReattach(difference, live))];
        NicEditor.Resolve(form, differences, desired);
        var before = NicConfigForm.Of(live, config, live.Vlan);
        var plan = Plan(live, form, differences, causes, desired, AttachForm(live, form)) with
        {
            RestoreDocument = NicXmlWriter.ToText(AttachForm(live, before)),
        };
        return plan.Change == NicChange.InPlace && live.Source is { IsNetwork: true, Bridge: { } bridge }
            && desired.Source is { IsNetwork: true } wanted && !wanted.IsSameAs(live.Source)
            ? plan with { UpdateDocument = NicXmlWriter.ToText(OnBridge(before, bridge)), IsDetour = true }
            : plan;
    }

    /// <summary>For the persistent definition.</summary>
    public static NicUpdatePlan ForConfig(Nic config, DesiredNic desired)
    {
        var form = new XElement(config.Element);
        var differences = NicComparison.WithDesired(config, desired);
        NicDifference[] causes = [.. differences.Where(difference => IsPartOfTheMatch(difference, config))];
        NicEditor.Resolve(form, differences, desired);
        return Plan(config, form, differences, causes, desired, new XElement(form));
    }

    private static NicUpdatePlan Plan(
        Nic nic,
        XElement form,
        IReadOnlyList<NicDifference> differences,
        NicDifference[] causes,
        DesiredNic desired,
        XElement attachForm)
    {
        var change = differences.Count == 0 ? NicChange.None
            : causes.Length == 0 ? NicChange.InPlace
            : NicChange.Reattach;
        NicEditor.SetAlias(attachForm, desired.Alias);
        return new NicUpdatePlan
        {
            Change = change,
            Differences = differences,
            ReattachCauses = causes,
            UpdateDocument = change == NicChange.InPlace ? NicXmlWriter.ToText(form) : null,
            AttachDocument = NicXmlWriter.ToText(attachForm),
            RestoreDocument = NicXmlWriter.ToText(nic.Element),
            DetachDocument = NicXmlWriter.ForDetach(nic),
        };
    }

    private static XElement OnBridge(XElement form, string bridge)
    {
        NicEditor.SetSource(form, NicSource.OfBridge(bridge));
        return form;
    }

    /// <summary>A new device may keep a tap name that somebody chose; libvirt's own is its to choose again.</summary>
    private static XElement AttachForm(Nic live, XElement form)
    {
        var attach = new XElement(form);
        if (live.Tap is { } tap && !TapName.IsGenerated(tap) && live.Element.Element("target") is { } target)
        {
            NicElementOrder.Insert(attach, new XElement(target));
        }

        return attach;
    }

    /// <summary>What <c>qemuDomainChangeNet</c> refuses. It moves a tap between bridges only.</summary>
    private static bool NeedsReattach(NicDifference difference, Nic live) => NicAttributes.IsSource(difference.Attribute)
        ? live.Source.Type is not ("bridge" or "network")
        : NicSettings.Find(difference.Attribute) is { LiveChange: SettingChange.Reattach };

    /// <summary>
    /// An update of the persistent definition replaces the device that has the document's MAC address, PCI address and alias, so these
    /// cannot change in one. An alias where there was none can.
    /// </summary>
    private static bool IsPartOfTheMatch(NicDifference difference, Nic config) => difference.Attribute == NicAttributes.Alias
        ? config.Alias is not null
        : NicSettings.Find(difference.Attribute) is { ConfigChange: SettingChange.Reattach };
}
