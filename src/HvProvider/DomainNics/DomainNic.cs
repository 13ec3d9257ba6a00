using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Networks;
using HvProvider.Nics;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using HvProvider.Vlans;
using TerraformPlugin.Diagnostics;

namespace HvProvider.DomainNics;

/// <summary>The NIC of an attachment in the definitions of a domain.</summary>
/// <param name="Live">The NIC in the live definition; null if it is not there.</param>
/// <param name="Config">The NIC in the persistent definition; null if it is not there.</param>
/// <param name="Networks">The libvirt networks that provide settings to the NIC, as far as they exist.</param>
internal sealed record DomainNic(Nic? Live, Nic? Config, IReadOnlyList<NetworkView> Networks)
{
    /// <summary>For a transient domain, the NIC as it was requested (libvirt's inactive XML).</summary>
    public Nic? Requested { get; init; }

    /// <summary>
    /// The form that distinguishes the own settings of a running network's NIC from those inherited from the network; null if there
    /// is none.
    /// </summary>
    public Nic? Form => Config ?? Requested;

    /// <summary>The NIC that the attributes show: the one of the live definition, otherwise the one of the persistent definition.</summary>
    public Nic? Current => Live ?? Config;

    /// <summary>
    /// The name of the NIC, even if only the persistent definition contains it: a NIC that this provider did not create is named
    /// there first.
    /// </summary>
    public string? Name => Live?.Name ?? Config?.Name;

    /// <summary>
    /// The NICs that have the MAC address but are on no bridge, in definitions without this NIC: another tool added them. They are never
    /// changed or removed.
    /// </summary>
    public NicStrangers Strangers { get; init; }

    /// <summary>Finds the NIC in both definitions, and the bridge of its network.</summary>
    /// <exception cref="DiagnosticException">Several NICs match.</exception>
    public static async Task<DomainNic> FindAsync(
        HypervisorSession session, DomainSnapshot snapshot, NicKey identity, CancellationToken cancellationToken)
    {
        var (live, config) = Find(snapshot, identity);
        var names = new[] { live, config }.Select(static nic => nic?.Source.Network).OfType<string>();
        var networks = await session.Networks.ViewSharedAsync(names, cancellationToken);
        var strangers = NicStrangers.Find(snapshot, identity);
        if (live is null && config is not null && !identity.AcceptsAnyKind && !HasName(config, identity)
            && networks.Any(network => network.Name == config.Source.Network && network.Bridge is null))
        {
            (strangers, config) = (strangers with { Config = config }, null);
        }

        return new DomainNic(live, config, networks)
        {
            Requested = live is null ? null : snapshot.RequestedFormOf(live),
            Strangers = strangers,
        };
    }

    /// <summary>Finds the NIC in both definitions.</summary>
    /// <exception cref="DiagnosticException">Several NICs match.</exception>
    public static (Nic? Live, Nic? Config) Find(DomainSnapshot snapshot, NicKey identity)
    {
        var live = Find(snapshot, snapshot.Live, identity);
        var config = Find(snapshot, snapshot.Config, identity);
        if (identity.Mac is null && (live ?? config)?.Mac is { } mac)
        {
            // Only the name is known, and only one definition may contain it; the NIC in the other definition has the same MAC
            // address.
            live ??= Find(snapshot, snapshot.Live, identity with { Mac = mac });
            config ??= Find(snapshot, snapshot.Config, identity with { Mac = mac });
        }

        (live, config) = (
            IsTwin(live, config, snapshot.Config, identity) ? null : live,
            IsTwin(config, live, snapshot.Live, identity) ? null : config);
        if (live is not null)
        {
            config ??= NicHalves.ConfigOf(live, snapshot);
        }
        else if (config is not null)
        {
            live = NicHalves.LiveOf(config, snapshot);
        }

        // The live XML shows what a network is: a NIC of another tool that is on no bridge has such a network in both definitions.
        return live is null && config is { Source.IsNetwork: true } && NicStrangers.Find(snapshot, identity).Live is { } stranger
            && stranger.Source.Network == config.Source.Network && !HasName(config, identity)
            ? (null, null)
            : (live, config);
    }

    /// <summary>
    /// With the persistent half of an earlier reading if the NIC has none by its key: its live half got another MAC address or was removed.
    /// </summary>
    /// <param name="before">The NIC as read earlier in the operation.</param>
    /// <param name="snapshot">The domain now.</param>
    public DomainNic WithHalfOf(DomainNic before, DomainSnapshot snapshot) => Config is null && before.Config is { Mac: { } mac } half
        ? this with
        {
            Config = snapshot.Config?.Nics.FirstOrDefault(nic =>
                nic.Mac == mac && nic.PciAddress == half.PciAddress && nic.Alias == half.Alias),
        }
        : this;

    /// <summary>
    /// Without NICs that an earlier reading showed beside the NIC of the attachment: they have its MAC address, so that they are found by
    /// it when that NIC has been removed.
    /// </summary>
    /// <param name="twins">The result of <see cref="TwinsIn"/> for the earlier reading.</param>
    public DomainNic Without(IReadOnlyList<Nic> twins)
    {
        return this with { Live = Own(Live), Config = Own(Config) };

        // The NIC of the attachment may have an address that such a NIC has in the other definition, but then it has its alias.
        Nic? Own(Nic? nic) => !NicName.IsUserAlias(nic?.Alias)
            && twins.Any(twin => twin.Mac == nic?.Mac && twin.PciAddress == nic?.PciAddress) ? null : nic;
    }

    /// <summary>The other NICs of the domain with the MAC address of this one, which libvirt accepts; empty without a NIC.</summary>
    /// <param name="snapshot">The domain.</param>
    public IReadOnlyList<Nic> TwinsIn(DomainSnapshot snapshot) => Current?.Mac is not { } mac ? [] :
    [
        .. snapshot.Definitions.SelectMany(static definition => definition.Nics)
            .Where(nic => nic.Mac == mac && nic != Live && nic != Config),
    ];

    /// <summary>The bridge of one of these NICs, configured directly or provided by a libvirt network.</summary>
    public string? BridgeOf(Nic nic) => nic.Source switch
    {
        { IsPlainBridge: true, Bridge: var bridge } => bridge,
        { IsNetwork: true, Bridge: var bridge } => bridge ?? NetworkOf(nic)?.Bridge,
        _ => null,
    };

    /// <summary>
    /// The VLANs of one of these NICs itself. The live XML of a libvirt network's NIC shows the VLANs of its port group in the same
    /// way. The requested form distinguishes the two; if there is none, they count as the NIC's own only if they equal the known
    /// ones.
    /// </summary>
    public VlanConfig? OwnVlanOf(Nic nic, VlanConfig? known = null) =>
        nic.Source.IsResolvedNetwork && Form?.Vlan is null && !(Form is null && known is not null && nic.Vlan == known)
            ? null
            : nic.Vlan;

    /// <summary>
    /// The settings that one of these NICs inherits from its network if it has none itself; null if the network does not exist. A
    /// running NIC may have older settings of the network.
    /// </summary>
    public InheritedSettings? InheritedBy(Nic nic) => NetworkOf(nic)?.SettingsFor(nic.Source.PortGroup);

    /// <summary>The limits of one of these NICs itself; null if it has none or this cannot be determined.</summary>
    public Bandwidth? OwnBandwidthOf(Nic nic) => nic.Source.IsResolvedNetwork ? Form?.Bandwidth : nic.Bandwidth;

    /// <summary>
    /// The expected limits of one of these NICs according to its requested form and the current settings of its network; null for no
    /// limits. If its network no longer exists, the limits in its definition.
    /// </summary>
    public Bandwidth? ExpectedBandwidthOf(Nic nic) =>
        OwnBandwidthOf(nic) ?? (InheritedBy(nic) is { } inherited ? inherited.Bandwidth : nic.Bandwidth);

    /// <summary>
    /// The limits in effect, from the live XML; if the NIC is not attached to a running domain, the limits that it will have.
    /// </summary>
    public Bandwidth? EffectiveBandwidth => Live is { } live ? live.Bandwidth : Config is { } config ? ExpectedBandwidthOf(config) : null;

    /// <summary>
    /// The expected VLANs of one of these NICs according to its definition and the current settings of its network; null for
    /// untagged. If its network no longer exists, the VLANs in its definition.
    /// </summary>
    /// <param name="nic">The NIC.</param>
    /// <param name="known">The NIC's own VLANs according to the state or plan.</param>
    public VlanConfig? ExpectedVlanOf(Nic nic, VlanConfig? known = null) =>
        !nic.Source.IsNetwork ? nic.Vlan : OwnVlanOf(nic, known) ?? (InheritedBy(nic) is { } inherited ? inherited.Vlan : nic.Vlan);

    /// <summary>The running NIC as it was attached, with the current settings of its network, for a NIC without a plan.</summary>
    /// <param name="live">The NIC.</param>
    /// <param name="link">The final link state.</param>
    public DesiredNic AsAttached(Nic live, LinkState link)
    {
        var attached = new DesiredNic
        {
            Alias = live.Alias ?? "",
            Mac = live.Mac ?? throw new ArgumentException("The NIC has no MAC address.", nameof(live)),
            Source = null,
            Inherited = InheritedBy(live),
        };
        return attached.WithSettings(NicSettingValues.Empty) with { Vlan = OwnVlanOf(live), Link = link };
    }

    /// <summary>The network of one of these NICs; null if it has none, or the network does not exist.</summary>
    public NetworkView? NetworkOf(Nic nic) => Networks.FirstOrDefault(network => network.Name == nic.Source.Network);

    /// <summary>
    /// Whether a NIC found by its MAC address in one definition is another NIC with the same address, because the other definition contains
    /// both that one and the NIC with the alias.
    /// </summary>
    private static bool IsTwin(Nic? found, Nic? named, DomainXml? definition, NicKey identity) =>
        found is not null && named is not null && !HasName(found, identity) && HasName(named, identity)
        && definition?.Nics.Any(nic => nic != named && nic.Mac == found.Mac && nic.PciAddress == found.PciAddress) is true;

    private static bool HasName(Nic nic, NicKey identity) => identity.Name is { } name && nic.Name == name;

    private static Nic? Find(DomainSnapshot snapshot, DomainXml? definition, NicKey identity) =>
        definition is null ? null : identity.FindIn(definition) switch
        {
            NicMatch.Found found => found.Nic,
            NicMatch.Conflict conflict => conflict.ByAlias,
            NicMatch.Ambiguous ambiguous => throw NicErrors.AmbiguousMac(snapshot.Domain.Name, identity, ambiguous.Nics),
            _ => null,
        };
}
