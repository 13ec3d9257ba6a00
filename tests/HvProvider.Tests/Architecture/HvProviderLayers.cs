namespace HvProvider.Tests.Architecture;

/// <summary>The layers of src/HvProvider.</summary>
internal static class HvProviderLayers
{
    /// <summary>The folders from top to bottom; see <see cref="FolderLayers"/>.</summary>
    public static readonly FolderLayers List = new("tests/HvProvider.Tests/Architecture/HvProviderLayers.cs", """
        .
        Commands/Map
        Commands/Map/Json Commands/Map/Svg Commands/Map/Text
        Commands/Map/Wording
        Commands/Map/Model
        Provider
        Resources/NetworkAttachments
        Resources/Bridges
        Resources
        Resources/Bridges/Guests
        Resources/Bridges/Model
        DataSources/HostBridges DataSources/NetworkAttachments Functions
        Listing
        DomainNics
        Preflight
        Hypervisor
        Networks
        Domains/Pci
        Domains
        Hosts/Unapplied
        Hosts
        Hosts/Owners
        Hosts/Netfilter Hosts/Networkd
        Hosts/Kernel
        Hosts/Commands Hosts/Files Hosts/Locality
        Hosts/Text
        Connections
        Nics
        Nics/Settings
        Nics/Values
        Attributes
        Vlans
        Shell Xml
        """);
}
