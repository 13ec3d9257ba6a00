using HvProvider.Domains;
using HvProvider.Nics;

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

    /// <summary>The domain as written in the configuration; null if it is not yet known.</summary>
    public string? DomainName { get; init; }

    /// <summary>The domain; null if it does not exist.</summary>
    public DomainSnapshot? Domain { get; init; }

    /// <summary>The names of all domains, if the configured one does not exist.</summary>
    public IReadOnlyList<string> OtherDomains { get; init; } = [];

    /// <summary>The name of the NIC; null if it is not known.</summary>
    public string? NicName { get; init; }

    /// <summary>A NIC of another kind that has the MAC address where the plan attaches the NIC; null if there is none.</summary>
    public Nic? Stranger { get; init; }

    /// <summary>The model of a NIC that requires a free slot; null if no slot is required.</summary>
    public string? NewModel { get; init; }
}
