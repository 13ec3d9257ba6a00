namespace HvProvider.Nics.Values;

/// <summary>
/// The NIC models of libvirt and QEMU. libvirt accepts any name and passes it to QEMU, and its domain capabilities list no NIC models.
/// </summary>
internal static class NicModels
{
    private static readonly HashSet<string> All = new(StringComparer.Ordinal)
    {
        // libvirt's own names.
        "virtio", "virtio-transitional", "virtio-non-transitional", "e1000", "e1000e", "igb", "rtl8139", "vmxnet3", "netfront", "usb-net",
        "spapr-vlan", "lan9118", "smc91c111",

        // Names that libvirt passes on.
        "virtio-net-pci", "virtio-net-pci-transitional", "virtio-net-pci-non-transitional", "virtio-net-device", "virtio-net-ccw",
        "e1000-82544gc", "e1000-82545em", "i82550", "i82551", "i82557a", "i82557b", "i82557c", "i82558a", "i82558b", "i82559a", "i82559b",
        "i82559c", "i82559er", "i82562", "i82801", "ne2k_isa", "ne2k_pci", "pcnet", "rocker", "sungem", "sunhme", "tulip",
    };

    /// <summary>Whether a version of QEMU has the model.</summary>
    public static bool IsKnown(string model) => All.Contains(model);
}
