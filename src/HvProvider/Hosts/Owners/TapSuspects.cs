using HvProvider.Hosts.Files;
using HvProvider.Hosts.Networkd;

namespace HvProvider.Hosts.Owners;

/// <summary>
/// Names what may have changed the tap of a guest behind libvirt: hook scripts of libvirt, networkd, and the tool that configures the
/// bridge.
/// </summary>
internal sealed class TapSuspects(NetworkOwner owner, NetworkdView networkd, HostTools tools)
{
    private static readonly string[] HookNames = ["qemu", "network", "lxc"];
    private static readonly string[] HookFolders = ["qemu.d", "network.d"];

    /// <summary>The suspects for a tap that is on no bridge or on another one, as sentences.</summary>
    public string OfMove => Describe("bridge", static tool => tool.MovesTaps, "ip monitor link");

    /// <summary>The suspects for a tap with VLANs that libvirt did not set, as sentences.</summary>
    public string OfVlans => Describe("vlan", static tool => tool.ChangesTapVlans, "bridge monitor vlan");

    /// <summary>The owner, and networkd, which applies its files to taps also if another tool configures the bridge.</summary>
    private IEnumerable<NetworkOwner> Tools => owner is NetworkdOwner
        || networkd is NetworkdView.Silent { Reason: NetworkdSilence.NotInstalled or NetworkdSilence.NotRunning }
            ? [owner]
            : [owner, new NetworkdOwner()];

    private IReadOnlyList<ConfigurationFile> Hooks =>
    [
        .. tools.Hooks.Where(static hook =>
            HookNames.Contains(hook.Name) || HookFolders.Contains(Path.GetFileName(hook.Folder))),
    ];

    private string Describe(string word, Func<NetworkOwner, string?> suspect, string watch)
    {
        var hooks = Hooks.ToLookup(hook => hook.Text?.Contains(word, StringComparison.OrdinalIgnoreCase) is true, static hook => hook.Path);
        string?[] suspects =
        [
            hooks[true].Any() ? $"A likely cause is a hook of libvirt, which contains \"{word}\": {string.Join(", ", hooks[true])}." : null,
            .. Tools.Select(suspect),
            hooks[false].Any() ? $"libvirt also runs hooks, which may change taps: {string.Join(", ", hooks[false])}." : null,
        ];
        return string.Join(' ', suspects.OfType<string>().DefaultIfEmpty($"To see when it happens, run \"{watch}\" on the host."));
    }
}
