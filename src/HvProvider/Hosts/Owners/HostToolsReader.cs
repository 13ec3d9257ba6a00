using System.Globalization;
using HvProvider.Hosts.Files;
using HvProvider.Hosts.Networkd;
using HvProvider.Hosts.Text;

namespace HvProvider.Hosts.Owners;

/// <summary>
/// Reads the files that show which tool configures a link. All of them are readable by every user; a file that is not readable
/// counts as missing.
/// </summary>
internal sealed class HostToolsReader(IHostFiles files)
{
    private const string NetworkdLinks = "/run/systemd/netif/links";
    private const string NetworkManagerDevices = "/run/NetworkManager/devices";
    private const string Interfaces = "/etc/network/interfaces";
    private const string InterfacesFolder = "/etc/network/interfaces.d";
    private const string Ifupdown2 = "/etc/network/ifupdown2/ifupdown2.conf";
    private const string IfcfgFolder = "/etc/sysconfig/network";
    private const string IfcfgPrefix = "ifcfg-";
    private const string Nixos = "/etc/NIXOS";
    private const string Hooks = "/etc/libvirt/hooks";

    private static readonly string[] Patterns =
    [
        $"{NetworkdLinks}/*", $"{NetworkManagerDevices}/*", Interfaces, $"{InterfacesFolder}/*", Ifupdown2,
        $"{IfcfgFolder}/{IfcfgPrefix}*", Nixos, $"{Hooks}/*", $"{Hooks}/qemu.d/*", $"{Hooks}/network.d/*",
    ];

    /// <summary>Reads the files.</summary>
    public async Task<HostTools> ReadAsync(CancellationToken cancellationToken)
    {
        var found = (await files.ReadMatchingAsync(Patterns, cancellationToken)).ToLookup(static file => file.Folder);
        return new HostTools
        {
            Networkd = ByIndex(found[NetworkdLinks], ReadNetworkd),
            NetworkManager = ByIndex(found[NetworkManagerDevices], ReadNetworkManager),
            Stanzas = InterfacesFile.Stanzas(
                [.. found[Path.GetDirectoryName(Interfaces)!].Where(static file => file.Path == Interfaces), .. found[InterfacesFolder]]),
            HasIfupdown2 = found[Path.GetDirectoryName(Ifupdown2)!].Any(),
            Ifcfg = found[IfcfgFolder].ToDictionary(
                static file => file.Name[IfcfgPrefix.Length..], static file => file.Path, StringComparer.Ordinal),
            IsNixos = found["/etc"].Any(static file => file.Path == Nixos),
            Hooks = [.. found.Where(static folder => folder.Key.StartsWith(Hooks, StringComparison.Ordinal)).SelectMany(static f => f)],
        };
    }

    private static Dictionary<int, T> ByIndex<T>(IEnumerable<ConfigurationFile> named, Func<string, (bool IsManaged, T State)> read)
    {
        var links = new Dictionary<int, T>();
        foreach (var file in named)
        {
            if (int.TryParse(file.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && file.Text is { } text
                && read(text) is (true, var state))
            {
                links[index] = state;
            }
        }

        return links;
    }

    /// <summary>The state file of a link: <c>sd_network_link_get_setup_state</c> of systemd reads it.</summary>
    private static (bool IsManaged, string? File) ReadNetworkd(string text)
    {
        var lines = PropertyLines.Parse(text);
        return (lines.GetValueOrDefault("ADMIN_STATE") is not (null or "unmanaged"), lines.GetValueOrDefault("NETWORK_FILE"));
    }

    /// <summary>The state file of a device (<c>nm_config_device_state_write</c> of NetworkManager).</summary>
    private static (bool IsManaged, NetworkManagerDevice State) ReadNetworkManager(string text)
    {
        var device = IniText.Parse(text)?.Where(static section => section.Name == "device")
            .SelectMany(static section => section.Settings).ToLookup(static setting => setting.Key, static setting => setting.Value);
        return (device?["managed"].LastOrDefault() is "true", new NetworkManagerDevice(
            device?["connection-uuid"].LastOrDefault(), device?["nm-owned"].LastOrDefault() is "true"));
    }
}
