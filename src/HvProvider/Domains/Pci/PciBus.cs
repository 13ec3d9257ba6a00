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
    /// <summary>
    /// Why QEMU refuses to plug and unplug devices of this bus, as a clause; null if it does not, or if the model is not known.
    /// </summary>
    public string? Refusal { get; private init; }

    /// <summary>Creates the bus of a controller model, following libvirt's table (<c>virDomainPCIAddressBusSetModel</c>).</summary>
    /// <param name="index">The controller's index.</param>
    /// <param name="model">The controller's model.</param>
    /// <param name="refusal">Why hot-plug is off for the controller; null if it is not.</param>
    public static PciBus Of(byte index, string? model, string? refusal) => model switch
    {
        "pcie-root-port" or "pcie-switch-downstream-port" =>
            new PciBus(index, false, 0, 0, refusal is null, 0) { Refusal = refusal },
        "pci-root" => new PciBus(index, true, 1, PciAddress.MaxSlot, refusal is null, 1) { Refusal = refusal },
        "pcie-to-pci-bridge" or "pci-bridge" =>
            new PciBus(index, false, 1, PciAddress.MaxSlot, refusal is null, 2) { Refusal = refusal },
        "pcie-root" => new PciBus(index, false, 1, PciAddress.MaxSlot, false, 3)
        {
            Refusal = "it is on the root bus of the machine (pcie-root), which does not support hot-plug",
        },
        // Other and future models are never chosen automatically, but accepted if they are configured.
        _ => new PciBus(index, false, 0, PciAddress.MaxSlot, false, 3),
    };

    /// <summary>Whether the bus has the slot.</summary>
    public bool Has(byte slot) => slot >= MinSlot && slot <= MaxSlot;
}
