using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Networkd;
using HvProvider.Vlans;

namespace HvProvider.Hosts.Unapplied;

/// <summary>
/// Finds settings in networkd's files that differ from the kernel's state of a bridge and its ports: changed files that are not
/// applied yet, or changes by another tool. Only certain differences are reported. Taps of guests are excluded, because libvirt
/// manages them.
/// </summary>
internal sealed class UnappliedSettings
{
    private const string NetworkFileSetting = ".network file";
    private const string NetDevFileSetting = ".netdev file";
    private const string DropInsSetting = "drop-ins of the .network file";
    private const string None = "none";

    private readonly HostView _host;
    private readonly HostBridge _bridge;
    private readonly Func<HostLink, bool> _isTap;
    private readonly NetworkdView.Running _networkd;
    private readonly NetworkdFiles _files;

    private UnappliedSettings(
        HostView host, HostBridge bridge, Func<HostLink, bool> isTap, NetworkdView.Running networkd, NetworkdFiles files) =>
        (_host, _bridge, _isTap, _networkd, _files) = (host, bridge, isTap, networkd, files);

    /// <summary>The differences, sorted by link; null if networkd is not running, or its files are not readable.</summary>
    /// <param name="host">The host.</param>
    /// <param name="bridge">One of its bridges.</param>
    /// <param name="isTap">Whether a link is the tap of a guest.</param>
    public static IReadOnlyList<UnappliedSetting>? Find(HostView host, HostBridge bridge, Func<HostLink, bool> isTap) =>
        host.Networkd is NetworkdView.Running { Files: { } files } networkd
            ? [.. new UnappliedSettings(host, bridge, isTap, networkd, files).Find()
                .OrderBy(static setting => setting.Link, StringComparer.Ordinal)]
            : null;

    private IEnumerable<UnappliedSetting> Find() =>
    [
        .. OfNetDev(),
        .. OfNetwork(_bridge.Link, _bridge.OwnVlans),
        .. OfVlanInterfaces(),
        .. _bridge.Ports.Where(port => !_isTap(port.Link)).SelectMany(port => OfNetwork(port.Link, port.Vlans)),
        .. _host.Links.Where(link => !_isTap(link)).SelectMany(OfMembership),
    ];

    private IEnumerable<UnappliedSetting> OfNetDev()
    {
        var loaded = _networkd.Find(_bridge.Link)?.NetDevFile;
        var choice = _files.ChooseNetDev(_bridge.Name);
        if (loaded is not null && choice.IsCertain && !IsSame(loaded, choice.File))
        {
            yield return new UnappliedSetting(_bridge.Name, choice.File?.Path, NetDevFileSetting, choice.File?.Path, loaded);
        }

        if (choice is { File: { } file, IsCertain: true })
        {
            foreach (var setting in UnappliedBridge.Find(_bridge, file))
            {
                yield return setting;
            }
        }
    }

    private IEnumerable<UnappliedSetting> OfNetwork(HostLink link, PortVlans vlans)
    {
        if (_networkd.Find(link) is not { } seen)
        {
            yield break;
        }

        var choice = ChoiceOf(link);
        if (choice.IsCertain && !IsSame(seen.NetworkFile, choice.File))
        {
            yield return new UnappliedSetting(
                link.Name, choice.File?.Path, NetworkFileSetting, choice.File?.Path, seen.NetworkFile);
        }
        else if (choice.File is { } same && seen.NetworkDropIns is { } dropIns && !same.DropIns.SequenceEqual(dropIns))
        {
            yield return new UnappliedSetting(link.Name, same.Path, DropInsSetting, Join(same.DropIns), Join(dropIns));
        }

        if (choice.File is { } file && BridgeVlanSettings.Read(file, _networkd.Version) is { } settings)
        {
            foreach (var setting in UnappliedVlans.Find(link.Name, file, settings, vlans, _bridge.Options.DefaultPvid))
            {
                yield return setting;
            }
        }
    }

    /// <summary>VLAN interfaces configured in the bridge's file that do not exist.</summary>
    private IEnumerable<UnappliedSetting> OfVlanInterfaces() =>
        _networkd.Find(_bridge.Link) is not null && ChoiceOf(_bridge.Link).File is { } file
            ? file.Values("Network", "VLAN")
                .Except(_bridge.VlanInterfaces.Select(static vlan => vlan.Name), StringComparer.Ordinal)
                .Select(name => new UnappliedSetting(_bridge.Name, file.Path, "[Network] VLAN", name, null))
            : [];

    /// <summary>Links configured as ports of this bridge that are not, and ports that are not configured as such.</summary>
    private IEnumerable<UnappliedSetting> OfMembership(HostLink link)
    {
        if (_networkd.Find(link) is null || ChoiceOf(link).File is not { Sections: not null } file)
        {
            yield break;
        }

        var configured = file.Value("Network", "Bridge");
        var isPort = link.Master == _bridge.Name;
        var isKept = file.Value("Network", "KeepMaster") is { } keep && SystemdBoolean.Parse(keep) is not false;
        if (isPort ? configured != _bridge.Name && !isKept : configured == _bridge.Name)
        {
            yield return new UnappliedSetting(
                link.Name, file.Path, "[Network] Bridge", configured ?? None, link.Master ?? None);
        }
    }

    /// <summary>
    /// The file that applies to a link: the first match, or, if that is uncertain, the current content of the file in effect.
    /// </summary>
    private NetworkdFileChoice ChoiceOf(HostLink link)
    {
        var seen = _networkd.Find(link);
        var choice = _files.ChooseNetwork(MatchedLink.Of(link, seen));
        if (!choice.IsCertain)
        {
            return choice with { File = seen?.NetworkFile is { } loaded ? _files.FindNetwork(loaded) : null };
        }

        return choice.File?.Value("Link", "Unmanaged") is { } text && SystemdBoolean.Parse(text) is true
            ? choice with { File = null }
            : choice;
    }

    private static bool IsSame(string? loaded, NetworkdFile? file) => loaded is null || file is null
        ? loaded is null && file is null
        : NetworkdFiles.IsSamePath(loaded, file.Path);

    private static string Join(IReadOnlyList<string> paths) => paths.Count == 0 ? None : string.Join(", ", paths);
}
