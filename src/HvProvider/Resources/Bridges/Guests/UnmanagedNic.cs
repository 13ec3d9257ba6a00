using HvProvider.DomainNics;
using HvProvider.Listing;
using HvProvider.Networks;
using HvProvider.Nics;
using HvProvider.Nics.Values;

namespace HvProvider.Resources.Bridges.Guests;

/// <summary>A NIC of a running domain on a network that no attachment manages.</summary>
/// <param name="Listed">The NIC in the definitions of its domain.</param>
/// <param name="Network">The settings of the network: those in force, or those of a plan.</param>
/// <param name="IsLinkDownByResync">Whether an interrupted re-sync has left the link down.</param>
internal sealed record UnmanagedNic(ListedNic Listed, NetworkView Network, bool IsLinkDownByResync)
{
    /// <summary>The NIC in the live XML.</summary>
    public Nic Live => Listed.Nics.Live ?? throw new InvalidOperationException("The domain is not running.");

    /// <summary>The port group that the NIC names; null if it names none and is in the network's default one.</summary>
    public string? PortGroup => Live.Source.PortGroup;

    /// <summary>The settings of the running NIC.</summary>
    public InheritedSettings CurrentSettings => new(Live.Vlan, Live.Bandwidth);

    /// <summary>The expected settings: the NIC's own, otherwise those of its port group.</summary>
    public InheritedSettings ExpectedSettings => new(Nics.ExpectedVlanOf(Live), Nics.ExpectedBandwidthOf(Live));

    /// <summary>Whether the settings of the running NIC are not the expected ones.</summary>
    public bool IsOutdated => CurrentSettings != ExpectedSettings;

    /// <summary>
    /// The reason why the NIC cannot be updated; null if it can. Without its port group the NIC would become untagged. Without a persistent
    /// or requested form it is unknown which settings are the NIC's own.
    /// </summary>
    public string? Obstacle =>
        !Network.HasPortGroup(PortGroup) ? $"its port group \"{PortGroup}\" no longer exists"
        : Listed.Nics.Form is null ? "it is not in the persistent definition, so its own settings are unknown"
        : null;

    /// <summary>Whether an apply can update the NIC or restore its link, and has to.</summary>
    public bool NeedsUpdate => Obstacle is null && (IsOutdated || IsLinkDownByResync);

    private DomainNic Nics => Listed.Nics with { Networks = [Network] };

    /// <summary>For messages: <c>domain "web01", NIC 52:54:00:00:00:01 at vnet3 (VLAN 30)</c>.</summary>
    public override string ToString() =>
        $"domain \"{Listed.Domain.Domain.Name}\", NIC {Live.Mac} at {Live.Tap ?? "no tap"} "
        + $"({CurrentSettings}{(IsLinkDownByResync ? ", link down" : "")})";
}
