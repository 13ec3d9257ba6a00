using HvProvider.Nics;
using LibvirtSharp;

namespace HvProvider.Domains;

/// <summary>A domain as it was at one moment.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="State">What it was doing.</param>
/// <param name="Live">The definition of the running domain; null when it did not run.</param>
/// <param name="Config">The persistent definition; null for a transient domain.</param>
/// <param name="HasManagedSave">Whether the stopped domain goes on from an image of its guest when it is started.</param>
internal sealed record DomainSnapshot(
    DomainRef Domain, DomainState State, DomainXml? Live, DomainXml? Config, bool HasManagedSave = false)
{
    /// <summary>
    /// Of a transient domain, the running definition in the form in which it was asked for: what its NICs have from their networks is not
    /// in it. Null of all others, whose persistent definition tells.
    /// </summary>
    public DomainXml? Requested { get; init; }

    /// <summary>Whether it ran.</summary>
    public bool IsRunning => Live is not null;

    /// <summary>Whether it outlives its guest's shutdown.</summary>
    public bool IsPersistent => Config is not null;

    /// <summary>Whether its guest executes, so that it can let a device go.</summary>
    public bool CanRelease => State is not (DomainState.Paused or DomainState.Suspended or DomainState.Crashed);

    /// <summary>A running NIC of a transient domain in the form in which it was asked for; null where there is none.</summary>
    public Nic? RequestedFormOf(Nic live) =>
        Requested?.Nics.FirstOrDefault(nic => nic.Mac == live.Mac && nic.PciAddress == live.PciAddress);

    /// <summary>The definitions that an attachment has to be in.</summary>
    public IReadOnlyList<DomainXml> Definitions => (Live, Config) switch
    {
        ({ } live, { } config) => [live, config],
        ({ } live, null) => [live],
        (null, { } config) => [config],
        _ => [],
    };
}
