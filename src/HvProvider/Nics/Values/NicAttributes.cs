namespace HvProvider.Nics.Values;

/// <summary>
/// The names of what a NIC is and what it is connected to, in differences: those of the resource's attributes. Settings have their names
/// in their table.
/// </summary>
internal static class NicAttributes
{
    /// <summary>The alias, which carries the attachment's name.</summary>
    public const string Alias = "alias";

    /// <summary>The source, where a bridge is expected.</summary>
    public const string Bridge = "bridge";

    /// <summary>The source, where a libvirt network is expected.</summary>
    public const string Network = "network";

    /// <summary>The port group, where the network is the expected one.</summary>
    public const string PortGroup = "port_group";

    /// <summary>Whether a name is one of the source's.</summary>
    public static bool IsSource(string name) => name is Bridge or Network or PortGroup;
}
