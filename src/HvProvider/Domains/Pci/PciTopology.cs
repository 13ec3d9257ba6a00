using System.Xml.Linq;
using HvProvider.Nics.Values;

namespace HvProvider.Domains.Pci;

/// <summary>The PCI buses of one definition and their devices.</summary>
internal sealed class PciTopology
{
    private readonly Dictionary<byte, PciBus> _buses = [];
    private readonly Dictionary<(ushort Domain, byte Bus, byte Slot), List<XElement>> _devices = [];
    private readonly bool _hasPiix;

    private PciTopology(bool hasPiix) => _hasPiix = hasPiix;

    /// <summary>Whether the guest has PCI buses.</summary>
    public bool HasPci => _buses.Count > 0;

    /// <summary>The buses in order of preference for a NIC.</summary>
    public IEnumerable<PciBus> Buses => _buses.Values.OrderBy(bus => bus.Preference).ThenBy(bus => bus.Index);

    /// <summary>Reads the controllers and the addresses of all devices.</summary>
    public static PciTopology Of(DomainXml definition)
    {
        var devices = definition.Root.Elements("devices").Elements().ToList();
        // s390 guests may have PCI controllers, but their NICs are channel devices.
        var isChannelMachine = definition.Arch?.StartsWith("s390", StringComparison.Ordinal) == true;
        var isPc = definition.Arch is "x86_64" or "i686";
        var topology = new PciTopology(isPc);
        var hasAcpi = definition.Root.Elements("features").Elements("acpi").Any();
        foreach (var device in devices)
        {
            if (!isChannelMachine && ReadBus(device, hasAcpi || !isPc) is { } bus)
            {
                topology._buses.TryAdd(bus.Index, bus);
            }

            if (PciXml.ReadAddress(device) is { } address)
            {
                topology.DevicesAt(address).Add(device);
            }
        }

        return topology;
    }

    /// <summary>The bus of an address, if it exists and has the slot.</summary>
    public PciBus? BusOf(PciAddress address) =>
        address.Domain == 0 && _buses.TryGetValue(address.Bus, out var bus) && bus.Has(address.Slot) ? bus : null;

    /// <summary>
    /// Whether any function of the slot is in use, except by <paramref name="except"/>. Slot 1 of the 'pc' machine always
    /// contains its ISA bridge.
    /// </summary>
    public bool IsUsed(PciAddress address, IEnumerable<XElement> except) =>
        (IsPiixSlot(address) && address.Slot == 1) || DevicesAt(address).Except(except).Any();

    /// <summary>Slot 2 of the 'pc' machine is reserved for the first video device, even if there is none yet.</summary>
    public bool IsSpared(PciAddress address) => IsPiixSlot(address) && address.Slot == 2;

    private bool IsPiixSlot(PciAddress address) =>
        _hasPiix && address is { Domain: 0, Bus: 0 } && _buses.GetValueOrDefault((byte)0) is { IsConventionalRoot: true };

    private List<XElement> DevicesAt(PciAddress address)
    {
        var key = (address.Domain, address.Bus, address.Slot);
        if (!_devices.TryGetValue(key, out var devices))
        {
            _devices.Add(key, devices = []);
        }

        return devices;
    }

    private static PciBus? ReadBus(XElement device, bool hasAcpi) =>
        device.Name == "controller"
        && device.Attribute("type")?.Value == "pci"
        && device.Attribute("index")?.Value is { } text
        && byte.TryParse(text, out var index)
            ? PciBus.Of(index, device.Attribute("model")?.Value, RefusalOf(device, hasAcpi))
            : null;

    private static string? RefusalOf(XElement controller, bool hasAcpi) =>
        controller.Elements("target").Any(target => target.Attribute("hotplug")?.Value == "off")
            ? "its PCI controller has hotplug='off'"
            // The root bus of a PC with conventional PCI has hot-plug by ACPI only.
            : controller.Attribute("model")?.Value == "pci-root" && !hasAcpi
                ? "the domain has no ACPI, which hot-plug on the root bus of the machine (pci-root) requires"
                : null;
}
