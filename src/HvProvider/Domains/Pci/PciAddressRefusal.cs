using HvProvider.Nics.Values;

namespace HvProvider.Domains.Pci;

/// <summary>The texts of a PCI address that cannot be used.</summary>
internal static class PciAddressRefusal
{
    /// <summary>The summary for messages.</summary>
    public const string Summary = "PCI address not available";

    /// <summary>The fix if the configuration sets the address.</summary>
    private const string Omit = "Omit pci_address to have a free address chosen automatically.";

    /// <summary>The detail for messages, with the fix.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="address">The address.</param>
    /// <param name="problem">The problem, which is not <see cref="PciAddressProblem.None"/>.</param>
    /// <param name="isConfigured">Whether the configuration sets the address; otherwise it is that of the existing NIC.</param>
    public static string Describe(string domain, PciAddress address, PciAddressProblem problem, bool isConfigured)
    {
        var cause = problem switch
        {
            PciAddressProblem.InUse => "another device uses it",
            PciAddressProblem.NotHotPluggable => "the slot does not support hot-plug while the domain is running",
            _ => "no PCI controller of the domain provides it",
        };
        var origin = isConfigured ? "" : ", which the existing NIC has,";
        return $"The PCI address {address}{origin} cannot be used for a NIC of domain \"{domain}\": {cause}. "
            + (isConfigured ? Omit : problem == PciAddressProblem.NotHotPluggable
                ? "Stop the domain, then apply again."
                : "Set pci_address to a free address, or apply again while the domain is stopped.");
    }

    /// <summary>The detail for messages if another NIC of the plan has the address.</summary>
    public static string DescribeShared(string domain, PciAddress address) =>
        $"The PCI address {address} cannot be used for a NIC of domain \"{domain}\": another NIC of this plan has the same pci_address. "
        + $"Change one of them. {Omit}";
}
