using System.Xml.Linq;

namespace HvProvider.Nics;

/// <summary>
/// Removes the parts of a NIC that are not possible on the bridge or network that it moves to. libvirt or QEMU would refuse the NIC
/// because of them, many only when it is attached: at that moment, the guest has no NIC.
/// </summary>
internal static class NicKindChange
{
    private const string Bridge = "bridge";
    private const string Network = "network";
    private const string Ethernet = "ethernet";
    private const string Direct = "direct";
    private const string HostDevice = "hostdev";

    /// <summary>The largest <c>tx_queue_size</c> that QEMU accepts for a tap; vhost-user and vDPA allow more.</summary>
    private const string TapTxQueueSize = "256";

    /// <summary>
    /// Elements that describe the former connection and not the device in the guest. An MTU is that of the former network: a smaller
    /// one than the bridge's would lower the MTU of the bridge, and with it that of the host.
    /// </summary>
    private static readonly string[] OfConnection =
        ["virtualport", "ip", "route", "portForward", "script", "downscript", "backenddomain", "mtu"];

    private static readonly string[] BridgePortTypes = ["openvswitch", "midonet"];

    private static readonly string[] TapBackendAttributes = ["tap", "vhost"];

    /// <summary>Removes these parts if the type of the NIC changes.</summary>
    /// <param name="nic">The NIC in its requested form, with its former type and source.</param>
    /// <param name="type">The new type: <c>bridge</c> or <c>network</c>.</param>
    public static void RemoveImpossibleParts(XElement nic, string type)
    {
        switch (nic.Attribute("type")?.Value)
        {
            case var same when same == type:
                break;
            case Network:
                // The NIC was on a Linux bridge, an Open vSwitch bridge, a macvtap or a host device: whatever the network is.
                nic.Elements("virtualport").Where(static port => !BridgePortTypes.Contains(port.Attribute("type")?.Value)).Remove();
                nic.Elements("bandwidth").Elements().Attributes("floor").Remove();
                break;
            case { } former and not Bridge:
                RemoveFormerKind(nic, former);
                break;
        }
    }

    /// <summary>
    /// Whether a NIC that moves from the given type to a bridge or network keeps its host-side device's name. Other kinds than these name
    /// a macvtap or a port of a switch; a tap that libvirt does not manage belongs to another tool.
    /// </summary>
    public static bool KeepsTap(string? former, XElement target) =>
        former is Bridge or Network or Ethernet && target.Attribute("managed")?.Value != "no";

    private static void RemoveFormerKind(XElement nic, string former)
    {
        nic.SetAttributeValue("managed", null);
        foreach (var name in OfConnection)
        {
            nic.Elements(name).Remove();
        }

        RemoveDriverParts(nic, former);
        RemoveBackend(nic);
        nic.Elements("teaming").Where(static teaming => teaming.Attribute("type")?.Value == "transient").Remove();
        nic.Elements("address").Where(address => !IsOfNic(address, former)).Remove();
        if (former == HostDevice)
        {
            // The option ROM of the physical device.
            nic.Elements("rom").Remove();
        }

        nic.Elements("target").Where(target => !KeepsTap(former, target)).Remove();
    }

    private static void RemoveDriverParts(XElement nic, string former)
    {
        if (nic.Element("driver") is not { } driver)
        {
            return;
        }

        if (former == HostDevice)
        {
            // It names the host's driver (vfio), not one of the virtual device.
            driver.Remove();
            return;
        }

        if (driver.Attribute("tx_queue_size") is { Value: not TapTxQueueSize } size)
        {
            size.Remove();
        }

        // For the other kinds, vhost is meaningless; on a bridge, it requires vhost of the host's kernel.
        if (former is not (Ethernet or Direct) && driver.Attribute("name") is { Value: "vhost" } name)
        {
            name.Remove();
        }

        RemoveIfEmpty(driver);
    }

    private static void RemoveBackend(XElement nic)
    {
        if (nic.Element("backend") is { } backend)
        {
            backend.Attributes().Where(static attribute => !TapBackendAttributes.Contains(attribute.Name.ToString())).Remove();
            RemoveIfEmpty(backend);
        }
    }

    /// <summary>Whether an address can be that of a virtual NIC: one without a place, or of a USB device, is a host device's.</summary>
    private static bool IsOfNic(XElement address, string former) => address.Attribute("type")?.Value switch
    {
        "unassigned" => false,
        "usb" => former != HostDevice,
        _ => true,
    };

    private static void RemoveIfEmpty(XElement element)
    {
        if (!element.HasAttributes && !element.HasElements)
        {
            element.Remove();
        }
    }
}
