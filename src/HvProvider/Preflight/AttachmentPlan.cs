using HvProvider.Domains;
using HvProvider.Domains.Pci;
using HvProvider.Nics;
using HvProvider.Nics.Values;

namespace HvProvider.Preflight;

/// <summary>The planned changes of one NIC, and the state of its domain and hypervisor.</summary>
internal sealed record AttachmentPlan
{
    /// <summary>The planned connection, including the state of the host.</summary>
    public required ConnectionPlan Connection { get; init; }

    /// <summary>Whether the connection is new or changes.</summary>
    public bool ChangesConnection { get; init; }

    /// <summary>Whether the MAC address is new.</summary>
    public bool ChangesMac { get; init; }

    /// <summary>Whether the NIC of a running domain is re-attached.</summary>
    public bool Reattaches { get; init; }

    /// <summary>The NIC of the persistent definition if the change detaches and attaches it; otherwise null.</summary>
    public Nic? Reattached { get; init; }

    /// <summary>The domain as written in the configuration; null if it is not yet known.</summary>
    public string? DomainName { get; init; }

    /// <summary>The domain; null if it does not exist.</summary>
    public DomainSnapshot? Domain { get; init; }

    /// <summary>The names of all domains, if the configured one does not exist.</summary>
    public IReadOnlyList<string> OtherDomains { get; init; } = [];

    /// <summary>The model that the configuration sets or changes; null if it is unchanged.</summary>
    public string? ChangedModel { get; init; }

    /// <summary>The model of a NIC that requires a free slot; null if no slot is required.</summary>
    public string? NewModel { get; init; }

    /// <summary>The new configured PCI address; null if it is unchanged, or chosen automatically.</summary>
    public PciAddress? NewAddress { get; init; }

    /// <summary>The slots of the domain that other new NICs of the plan require.</summary>
    public PciReservations Reserved { get; init; } = PciReservations.None;

    /// <summary>The existing NIC in the definitions of the domain; empty if it is new.</summary>
    public IReadOnlyList<Nic> Existing { get; init; } = [];

    /// <summary>Whether the NIC is removed.</summary>
    public bool Removes { get; init; }

    /// <summary>Whether a running domain must release the NIC.</summary>
    public bool Unplugs => Domain is { IsRunning: true } && (Reattaches || Removes);
}
