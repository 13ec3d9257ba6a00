using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Networkd;

namespace HvProvider.Hosts.Owners;

/// <summary>
/// Decides which tool configures a link. What a running tool reports about the link takes precedence over files, which may be left
/// from a tool that the host no longer uses.
/// </summary>
internal sealed class OwnerFinder(NetworkdView networkd, HostTools tools)
{
    /// <summary>The tool that configures a link.</summary>
    public NetworkOwner Find(HostLink link) =>
        IsOfNetworkd(link) ? OfNetworkd(NetworkFileOf(link) ?? NetDevFileOf(link))
        : tools.NetworkManager.TryGetValue(link.Index, out var device) && device.IsOwn ? new NetworkManagerOwner(ConnectionOf)
        : tools.Stanzas.TryGetValue(link.Name, out var stanza)
            ? tools.HasIfupdown2 ? new Ifupdown2Owner(stanza) : new IfupdownOwner(stanza)
        : tools.Ifcfg.TryGetValue(link.Name, out var file) ? new WickedOwner(file)
        : tools.IsNixos ? new NixosOwner()
        : tools.Networkd.ContainsKey(link.Index) ? OfNetworkd(NetworkFileOf(link))
        : UnknownOwner.Instance;

    /// <summary>networkd, or the tool that generates a file of networkd.</summary>
    /// <param name="file">The file; null if it is not known.</param>
    public NetworkdOwner OfNetworkd(string? file) =>
        tools.IsNixos ? new NixosNetworkdOwner(NetworkFileOf, NetDevFileOf)
        : Path.GetFileName(file) is { } name && name.StartsWith(NetplanOwner.FilePrefix, StringComparison.Ordinal)
            ? new NetplanOwner(NetworkFileOf)
        : new NetworkdOwner();

    /// <summary>
    /// Whether networkd manages the link, or has created it. State files of a networkd that cannot be queried count; those of a stopped
    /// one stay as well, and do not.
    /// </summary>
    private bool IsOfNetworkd(HostLink link) => networkd switch
    {
        NetworkdView.Running running => running.Find(link) is { } seen && (seen.IsManaged || seen.NetDevFile is not null),
        NetworkdView.Silent { Reason: NetworkdSilence.NotInstalled or NetworkdSilence.NotRunning } => false,
        _ => tools.Networkd.ContainsKey(link.Index),
    };

    private string? NetworkFileOf(HostLink link) =>
        networkd.IfRunning?.Find(link)?.NetworkFile ?? tools.Networkd.GetValueOrDefault(link.Index);

    private string? NetDevFileOf(HostLink link) => networkd.IfRunning?.Find(link)?.NetDevFile;

    private string? ConnectionOf(HostLink link) => tools.NetworkManager.GetValueOrDefault(link.Index)?.Connection;
}
