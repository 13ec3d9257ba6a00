using HvProvider.Nics.Values;

namespace HvProvider.Domains.Pci;

/// <summary>The bus of a PCI controller; its number is the index of the controller.</summary>
/// <param name="Index">The controller's index.</param>
/// <param name="IsConventionalRoot">Whether it is the root bus of a machine with conventional PCI.</param>
/// <param name="MinSlot">The first slot for devices.</param>
/// <param name="MaxSlot">The last slot for devices.</param>
/// <param name="HotPluggable">Whether the bus supports hot-plug.</param>
/// <param name="Preference">The preference for NICs; lower is better.</param>
internal sealed record PciBus(
    byte Index, bool IsConventionalRoot, byte MinSlot, byte MaxSlot, bool HotPluggable, int Preference)
{
    /// <summary>Creates the bus of a controller model, following libvirt's table (<c>virDomainPCIAddressBusSetModel</c>).</summary>
    public static PciBus Of(byte index, string? model, bool hotPlugOff) => model switch
    {
        "pcie-root-port" or "pcie-switch-downstream-port" => new PciBus(index, false, 0, 0, !hotPlugOff, 0),
        "pci-root" => new PciBus(index, true, 1, PciAddress.MaxSlot, !hotPlugOff, 1),
        "pcie-to-pci-bridge" or "pci-bridge" => new PciBus(index, false, 1, PciAddress.MaxSlot, !hotPlugOff, 2),
        "pcie-root" => new PciBus(index, false, 1, PciAddress.MaxSlot, false, 3),
        // Other and future models are never chosen automatically, but accepted if they are configured.
        _ => new PciBus(index, false, 0, PciAddress.MaxSlot, false, 3),
    };

    /// <summary>Whether the bus has the slot.</summary>
    public bool Has(byte slot) => slot >= MinSlot && slot <= MaxSlot;
}
