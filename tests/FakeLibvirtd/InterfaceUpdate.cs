using System.Xml.Linq;
using LibvirtSharp;

namespace LibvirtFake;

/// <summary>Updates of an interface. Elements missing from the new XML are removed.</summary>
internal static class InterfaceUpdate
{
    /// <summary>Updates the live interface, as far as libvirt supports it.</summary>
    public static void ApplyLive(FakeDomain domain, XElement current, XElement wanted)
    {
        InterfaceXml.StripTap(wanted);
        Refuse(current, wanted, "model", "type", "rtl8139");
        Refuse(current, wanted, "mtu", "size", null);
        Refuse(current, wanted, "driver", "queues", null);
        RefusePortGroup(current, wanted);
        if (wanted.Element("target")?.Attribute("dev")?.Value is { } tap
            && tap != current.Element("target")?.Attribute("dev")?.Value)
        {
            throw Unsupported("cannot modify network device tap name");
        }

        // Live XML that is sent back has lost its network.
        if (wanted.Attribute("type")?.Value == "bridge")
        {
            wanted.Element("source")?.Attributes().Where(attribute => attribute.Name != "bridge").Remove();
        }

        LiveInterface.ResolveNetwork(domain.Host, wanted);
        Keep(current, wanted, "target");
        Keep(current, wanted, "alias");
        Keep(current, wanted, "address");
        Keep(current, wanted, "model");
        domain.Host.TapChanged?.Invoke(current, wanted);
        current.ReplaceWith(wanted);
    }

    /// <summary>Replaces the interface in the persistent definition.</summary>
    public static void ApplyConfig(XElement current, XElement wanted)
    {
        InterfaceXml.StripRuntime(wanted);
        Keep(current, wanted, "address");
        current.ReplaceWith(wanted);
    }

    private static void Refuse(XElement current, XElement wanted, string element, string attribute, string? absent)
    {
        var (old, changed) = (Value(current), Value(wanted));
        if (old != changed && !(element == "model" && wanted.Element("model") is null))
        {
            throw Unsupported($"cannot modify network device {element} {attribute} from {old} to {changed}");
        }

        string? Value(XElement nic) => nic.Element(element)?.Attribute(attribute)?.Value ?? absent;
    }

    private static void RefusePortGroup(XElement current, XElement wanted)
    {
        var (old, changed) = (current.Element("source"), wanted.Element("source"));
        if (old?.Attribute("network") is { } network && network.Value == changed?.Attribute("network")?.Value
            && wanted.Attribute("type")?.Value == "network"
            && old.Attribute("portgroup")?.Value != changed.Attribute("portgroup")?.Value)
        {
            throw Unsupported("cannot modify port group");
        }
    }

    private static void Keep(XElement current, XElement wanted, string element)
    {
        if (wanted.Element(element) is null && current.Element(element) is { } kept)
        {
            wanted.Add(new XElement(kept));
        }
    }

    private static FakeError Unsupported(string message) =>
        FakeError.Qemu(LibvirtErrorCode.OperationUnsupported, message);
}
