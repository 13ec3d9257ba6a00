using HvProvider.Hosts.Kernel;

namespace HvProvider.Hosts.Networkd;

/// <summary>What could be learned of systemd-networkd.</summary>
internal abstract record NetworkdView
{
    private NetworkdView()
    {
    }

    /// <summary>It runs, and this is what it tells.</summary>
    /// <param name="Version">systemd's version; null when it could not be learned.</param>
    /// <param name="Links">Its links by their number.</param>
    /// <param name="Files">The files as they are now; null when this user may not list them.</param>
    internal sealed record Running(
        SystemdVersion? Version, IReadOnlyDictionary<int, NetworkdLink> Links, NetworkdFiles? Files) : NetworkdView
    {
        /// <summary>The link as networkd sees it; null when it does not know it.</summary>
        public NetworkdLink? Find(HostLink link) =>
            Links.TryGetValue(link.Index, out var seen) && seen.Name == link.Name ? seen : null;

        /// <summary>The file that would be applied to the link now; null when files cannot be read.</summary>
        public NetworkdFileChoice? ChooseNetwork(HostLink link) => Files?.ChooseNetwork(MatchedLink.Of(link, Find(link)));
    }

    /// <summary>There is nothing to be learned.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Detail">The same as a sentence.</param>
    /// <param name="Version">systemd's version; null when it could not be learned.</param>
    internal sealed record Silent(NetworkdSilence Reason, string Detail, SystemdVersion? Version) : NetworkdView;

    /// <summary>What there is, if it runs.</summary>
    public Running? IfRunning => this as Running;
}
