using HvProvider.Hosts.Kernel;

namespace HvProvider.Hosts.Networkd;

/// <summary>The state of systemd-networkd, as far as it is readable.</summary>
internal abstract record NetworkdView
{
    private NetworkdView()
    {
    }

    /// <summary>networkd is running.</summary>
    /// <param name="Version">The version of systemd; null if it could not be read.</param>
    /// <param name="Links">Its links by interface index.</param>
    /// <param name="Files">The current files; null if this user cannot list them.</param>
    internal sealed record Running(
        SystemdVersion? Version, IReadOnlyDictionary<int, NetworkdLink> Links, NetworkdFiles? Files) : NetworkdView
    {
        /// <summary>The link as reported by networkd; null if it does not list it.</summary>
        public NetworkdLink? Find(HostLink link) =>
            Links.TryGetValue(link.Index, out var seen) && seen.Name == link.Name ? seen : null;

        /// <summary>The file that would be applied to the link now; null if files are not readable.</summary>
        public NetworkdFileChoice? ChooseNetwork(HostLink link) => Files?.ChooseNetwork(MatchedLink.Of(link, Find(link)));
    }

    /// <summary>The state of networkd is not readable.</summary>
    /// <param name="Reason">The reason.</param>
    /// <param name="Detail">The reason as a sentence.</param>
    /// <param name="Version">The version of systemd; null if it could not be read.</param>
    internal sealed record Silent(NetworkdSilence Reason, string Detail, SystemdVersion? Version) : NetworkdView;

    /// <summary>The state, if networkd is running.</summary>
    public Running? IfRunning => this as Running;
}
