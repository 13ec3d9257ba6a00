using HvProvider.DomainNics;
using HvProvider.Listing;
using HvProvider.Networks;
using HvProvider.Nics;
using HvProvider.Nics.Values;

namespace HvProvider.Resources.Bridges.Guests;

/// <summary>A NIC of a running guest that is on a network, and no attachment: nothing but the network itself looks after it.</summary>
/// <param name="Guest">The NIC.</param>
/// <param name="Network">What the network gives, be it as it is or as it is planned.</param>
/// <param name="IsHeld">Whether a re-sync has taken its link, and was interrupted before the guest got it back.</param>
internal sealed record UnmanagedNic(ListedNic Guest, NetworkView Network, bool IsHeld)
{
    /// <summary>The NIC as the guest runs it.</summary>
    public Nic Live => Guest.Nics.Live ?? throw new InvalidOperationException("The guest does not run.");

    /// <summary>The port group that it names; null where it names none, and is in the network's default one.</summary>
    public string? PortGroup => Live.Source.PortGroup;

    /// <summary>What it has.</summary>
    public InheritedSettings Has => new(Live.Vlan, Live.Bandwidth);

    /// <summary>What it should have: what it asks for itself, and else what the network gives.</summary>
    public InheritedSettings Wants => new(Nics.WantedVlanOf(Live), Nics.WantedBandwidthOf(Live));

    /// <summary>Whether it has something else than it should.</summary>
    public bool IsStale => Has != Wants;

    /// <summary>
    /// Why it cannot be given what it should have; null where it can. A guest that names a port group that is gone would be untagged, and
    /// of a NIC whose form is nowhere to be read nobody knows whether its VLANs are its own.
    /// </summary>
    public string? Obstacle =>
        !Network.Has(PortGroup) ? $"its port group \"{PortGroup}\" is gone"
        : Guest.Nics.Form is null ? "it is not in the persistent definition, so what it asks for itself cannot be told"
        : null;

    /// <summary>Whether an apply can bring it to what it should have, or give it its link back.</summary>
    public bool IsRepairable => Obstacle is null && (IsStale || IsHeld);

    private DomainNic Nics => Guest.Nics with { Networks = [Network] };

    /// <summary>For messages: <c>domain "web01", NIC 52:54:00:00:00:01 at vnet3 (VLAN 30)</c>.</summary>
    public override string ToString() =>
        $"domain \"{Guest.Domain.Domain.Name}\", NIC {Live.Mac} at {Live.Tap ?? "no tap"} ({Has}{(IsHeld ? ", link down" : "")})";
}
