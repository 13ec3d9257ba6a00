using HvProvider.Nics.Values;

namespace HvProvider.Domains.Pci;

/// <summary>What a guest's PCI controller provides; the bus has the controller's index.</summary>
/// <param name="Index">The controller's index.</param>
/// <param name="IsConventionalRoot">This is the root bus of a machine that has conventional PCI.</param>
/// <param name="MinSlot">The first slot that a device can have.</param>
/// <param name="MaxSlot">The last one.</param>
/// <param name="HotPluggable">Whether a device can be added while the guest runs.</param>
/// <param name="Preference">Lower is better for a NIC.</param>
internal sealed record PciBus(
    byte Index, bool IsConventionalRoot, byte MinSlot, byte MaxSlot, bool HotPluggable, int Preference)
{
    /// <summary>Makes a bus of a controller's model, by libvirt's table (<c>virDomainPCIAddressBusSetModel</c>).</summary>
    public static PciBus Of(byte index, string? model, bool hotPlugOff) => model switch
    {
        "pcie-root-port" or "pcie-switch-downstream-port" => new PciBus(index, false, 0, 0, !hotPlugOff, 0),
        "pci-root" => new PciBus(index, true, 1, PciAddress.MaxSlot, !hotPlugOff, 1),
        "pcie-to-pci-bridge" or "pci-bridge" => new PciBus(index, false, 1, PciAddress.MaxSlot, !hotPlugOff, 2),
        "pcie-root" => new PciBus(index, false, 1, PciAddress.MaxSlot, false, 3),
        // The others, and those to come: never chosen, but not refused either where somebody names them.
        _ => new PciBus(index, false, 0, PciAddress.MaxSlot, false, 3),
    };

    /// <summary>The bus has the slot.</summary>
    public bool Has(byte slot) => slot >= MinSlot && slot <= MaxSlot;
}
