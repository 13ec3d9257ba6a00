namespace HvProvider.Nics;

/// <summary>The names by which differences are reported: those of the resource's attributes.</summary>
internal static class NicAttributes
{
    /// <summary>The alias, by which the attachment's name is found again.</summary>
    public const string Alias = "alias";

    /// <summary>The guest's MAC address.</summary>
    public const string MacAddress = "mac_address";

    /// <summary>The source, where a bridge is wanted.</summary>
    public const string Bridge = "bridge";

    /// <summary>The source, where a libvirt network is wanted.</summary>
    public const string Network = "network";

    /// <summary>The port group of the network that is the source already.</summary>
    public const string PortGroup = "port_group";

    /// <summary>The VLAN tag.</summary>
    public const string Vlan = "vlan";

    /// <summary>The limits of the traffic.</summary>
    public const string Bandwidth = "bandwidth";

    /// <summary>The device model.</summary>
    public const string Model = "model";

    /// <summary>The link state.</summary>
    public const string LinkState = "link_state";

    /// <summary>The PCI address.</summary>
    public const string PciAddress = "pci_address";

    /// <summary>Whether an attribute says what the NIC is connected to.</summary>
    public static bool IsSource(string attribute) => attribute is Bridge or Network or PortGroup;
}
