namespace HvProvider.Nics;

/// <summary>The names by which differences are reported: those of the resource's attributes.</summary>
internal static class NicAttributes
{
    /// <summary>The alias, by which the attachment's name is found again.</summary>
    public const string Alias = "alias";

    /// <summary>The guest's MAC address.</summary>
    public const string MacAddress = "mac_address";

    /// <summary>The source: a bridge, or something else in its place.</summary>
    public const string Bridge = "bridge";

    /// <summary>The VLAN tag.</summary>
    public const string Vlan = "vlan";

    /// <summary>The device model.</summary>
    public const string Model = "model";

    /// <summary>The link state.</summary>
    public const string LinkState = "link_state";

    /// <summary>The PCI address.</summary>
    public const string PciAddress = "pci_address";
}
