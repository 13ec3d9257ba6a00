using HvProvider.Nics;
using LibvirtSharp;

namespace HvProvider.Domains;

/// <summary>The state of a domain at one moment.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="State">Its state; <see cref="DomainState.None"/> if only the definitions were read.</param>
/// <param name="Live">The live definition; null if the domain was not running.</param>
/// <param name="Config">The persistent definition; null for a transient domain.</param>
/// <param name="HasManagedSave">Whether the stopped domain has a managed save image; false if only the definitions were read.</param>
internal sealed record DomainSnapshot(
    DomainRef Domain, DomainState State, DomainXml? Live, DomainXml? Config, bool HasManagedSave = false)
{
    /// <summary>
    /// For a transient domain, the running definition without the settings that NICs inherit from their networks. Null for all
    /// others, which have a persistent definition.
    /// </summary>
    public DomainXml? Requested { get; init; }

    /// <summary>Whether it was running.</summary>
    public bool IsRunning => Live is not null;

    /// <summary>Whether it is persistent.</summary>
    public bool IsPersistent => Config is not null;

    /// <summary>The reason of the state.</summary>
    public int StateReason { get; init; }

    /// <summary>Whether the guest is executing and can release a device.</summary>
    public bool CanRelease => State is not (DomainState.Paused or DomainState.Suspended or DomainState.Crashed);

    /// <summary>
    /// Whether libvirt itself has paused the guest for a moment, such as while it shuts down, is saved or migrated. The state changes
    /// without any action.
    /// </summary>
    public bool IsPausedBriefly => State == DomainState.Paused && (DomainPausedReason)StateReason
        is DomainPausedReason.Migration or DomainPausedReason.Save or DomainPausedReason.Dump or DomainPausedReason.ShuttingDown
        or DomainPausedReason.Snapshot or DomainPausedReason.StartingUp;

    /// <summary>The state of a guest that cannot release a device, for messages.</summary>
    public string StateWord => State switch
    {
        DomainState.Suspended => "suspended by its power management",
        DomainState.Crashed => "crashed",
        _ => "paused",
    };

    /// <summary>What makes such a guest release a device, for messages.</summary>
    public string ReleaseCure => State switch
    {
        DomainState.Suspended => "Wake up or stop the domain",
        DomainState.Crashed => "Stop the domain",
        _ => "Resume or stop the domain",
    };

    /// <summary>A NIC of a running transient domain without inherited settings; null if there is none.</summary>
    public Nic? RequestedFormOf(Nic live) =>
        Requested?.Nics.FirstOrDefault(nic => nic.Mac == live.Mac && nic.PciAddress == live.PciAddress);

    /// <summary>The definitions that must contain an attachment.</summary>
    public IReadOnlyList<DomainXml> Definitions => (Live, Config) switch
    {
        ({ } live, { } config) => [live, config],
        ({ } live, null) => [live],
        (null, { } config) => [config],
        _ => [],
    };
}
