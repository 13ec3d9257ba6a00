using HvProvider.Domains;

namespace HvProvider.Preflight;

/// <summary>What is planned for one NIC, and what is known of those who have to do with it.</summary>
internal sealed record AttachmentPlan
{
    /// <summary>How it is to be connected; what is known of the host is in here.</summary>
    public required ConnectionPlan Connection { get; init; }

    /// <summary>Whether the connection is new or changes.</summary>
    public bool ChangesConnection { get; init; }

    /// <summary>Whether the MAC address is new.</summary>
    public bool ChangesMac { get; init; }

    /// <summary>Whether the NIC is taken from a running guest, to be given back changed.</summary>
    public bool RePlugs { get; init; }

    /// <summary>The domain as the configuration calls it; null while it is not known.</summary>
    public string? DomainName { get; init; }

    /// <summary>The domain; null where there is none.</summary>
    public DomainSnapshot? Domain { get; init; }

    /// <summary>The names of all domains, where there is none of the name that was given.</summary>
    public IReadOnlyList<string> OtherDomains { get; init; } = [];

    /// <summary>The model of a NIC for which the guest needs another free place; null where it needs none.</summary>
    public string? NewModel { get; init; }
}
