using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Networks;
using HvProvider.Nics;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using HvProvider.Vlans;
using TerraformPlugin.Diagnostics;

namespace HvProvider.DomainNics;

/// <summary>An attachment's NIC as it was found in a domain's definitions.</summary>
/// <param name="Live">In the running guest; null when it is not there.</param>
/// <param name="Config">In the persistent definition; null when it is not there.</param>
/// <param name="Networks">What they get from their libvirt networks, as far as these exist.</param>
internal sealed record DomainNic(Nic? Live, Nic? Config, IReadOnlyList<NetworkView> Networks)
{
    /// <summary>Of a transient domain, the NIC in the form in which it was asked for.</summary>
    public Nic? Requested { get; init; }

    /// <summary>
    /// The form that tells what of a running network's NIC is its own and what it has from the network; null where none is there to tell.
    /// </summary>
    public Nic? Form => Config ?? Requested;

    /// <summary>The NIC that the attributes show: the running guest's, where it has one.</summary>
    public Nic? Shown => Live ?? Config;

    /// <summary>The name that it carries, be it only in the persistent definition: a foreign NIC gets its name there first.</summary>
    public string? Name => Live?.Name ?? Config?.Name;

    /// <summary>Looks for the NIC in both definitions, and for the bridge behind its network.</summary>
    /// <exception cref="DiagnosticException">Several NICs could be meant.</exception>
    public static async Task<DomainNic> FindAsync(
        HypervisorSession session, DomainSnapshot snapshot, NicKey identity, CancellationToken cancellationToken)
    {
        var (live, config) = Find(snapshot, identity);
        var names = new[] { live, config }.Select(static nic => nic?.Source.Network).OfType<string>();
        return new DomainNic(
            live, config, await session.Networks.ViewSharedAsync(names, cancellationToken))
        {
            Requested = live is null ? null : snapshot.RequestedFormOf(live),
        };
    }

    /// <summary>Looks for the NIC in both definitions.</summary>
    /// <exception cref="DiagnosticException">Several NICs could be meant.</exception>
    public static (Nic? Live, Nic? Config) Find(DomainSnapshot snapshot, NicKey identity)
    {
        var live = Find(snapshot, snapshot.Live, identity);
        var config = Find(snapshot, snapshot.Config, identity);
        if (identity.Mac is null && (live ?? config)?.Mac is { } mac)
        {
            // Known by its name alone, which only one half may carry: the other one has the same MAC address.
            live ??= Find(snapshot, snapshot.Live, identity with { Mac = mac });
            config ??= Find(snapshot, snapshot.Config, identity with { Mac = mac });
        }

        return (live, config);
    }

    /// <summary>The bridge that one of these NICs is on, by its own choice or by way of a libvirt network.</summary>
    public string? BridgeOf(Nic nic) => nic.Source switch
    {
        { IsPlainBridge: true, Bridge: var bridge } => bridge,
        { IsNetwork: true, Bridge: var bridge } => bridge ?? NetworkOf(nic)?.Bridge,
        _ => null,
    };

    /// <summary>
    /// The VLAN that one of these NICs has itself. A running NIC of a libvirt network shows the one of its port group just
    /// alike; which it is tells the form in which it was asked for, or, where there is none, whether it is the one that is known.
    /// </summary>
    public VlanConfig? OwnVlanOf(Nic nic, VlanConfig? known = null) =>
        nic.Source.IsResolvedNetwork && Form?.Vlan is null && !(Form is null && known is not null && nic.Vlan == known)
            ? null
            : nic.Vlan;

    /// <summary>
    /// What one of these NICs gets from its network, if it has no VLANs itself; null where there is no such network. What a running
    /// NIC was given may be older.
    /// </summary>
    public InheritedSettings? InheritedBy(Nic nic) => NetworkOf(nic)?.Give(nic.Source.PortGroup);

    /// <summary>The limits that one of these NICs has itself; null where it has none, or that cannot be told.</summary>
    public Bandwidth? OwnBandwidthOf(Nic nic) => nic.Source.IsResolvedNetwork ? Form?.Bandwidth : nic.Bandwidth;

    /// <summary>
    /// The limits that one of these NICs should have by what was asked for and its network says now; null is not limited. Where its network
    /// is gone, those that it was given.
    /// </summary>
    public Bandwidth? ExpectedBandwidthOf(Nic nic) =>
        OwnBandwidthOf(nic) ?? (InheritedBy(nic) is { } inherited ? inherited.Bandwidth : nic.Bandwidth);

    /// <summary>
    /// The limits of the NIC as libvirt shows them of the running guest, where they are in force; of a NIC that does not run, those that
    /// it will have.
    /// </summary>
    public Bandwidth? EffectiveBandwidth => Live is { } live ? live.Bandwidth : Config is { } config ? ExpectedBandwidthOf(config) : null;

    /// <summary>
    /// The VLANs that one of these NICs should be on by what its definition and its network say now; null is untagged. Where its network
    /// is gone, those that it was given.
    /// </summary>
    /// <param name="nic">The NIC.</param>
    /// <param name="known">The VLANs of its own by state or plan.</param>
    public VlanConfig? ExpectedVlanOf(Nic nic, VlanConfig? known = null) =>
        !nic.Source.IsNetwork ? nic.Vlan : OwnVlanOf(nic, known) ?? (InheritedBy(nic) is { } inherited ? inherited.Vlan : nic.Vlan);

    /// <summary>The running NIC as it was attached, with what its network provides now, for a NIC without a plan.</summary>
    /// <param name="live">The NIC.</param>
    /// <param name="link">The link state that it has in the end.</param>
    public DesiredNic AsAttached(Nic live, LinkState link) => new()
    {
        Settings = NicSettingValues.Empty,
        Alias = live.Alias ?? "",
        Mac = live.Mac ?? throw new ArgumentException("The NIC has no MAC address.", nameof(live)),
        Source = null,
        Vlan = OwnVlanOf(live),
        Inherited = InheritedBy(live),
        Link = link,
    };

    private NetworkView? NetworkOf(Nic nic) => Networks.FirstOrDefault(network => network.Name == nic.Source.Network);

    private static Nic? Find(DomainSnapshot snapshot, DomainXml? definition, NicKey identity) =>
        definition is null ? null : identity.FindIn(definition) switch
        {
            NicMatch.Found found => found.Nic,
            NicMatch.Conflict conflict => conflict.ByAlias,
            NicMatch.Ambiguous ambiguous => throw NicErrors.AmbiguousMac(snapshot.Domain.Name, identity, ambiguous.Nics),
            _ => null,
        };
}
