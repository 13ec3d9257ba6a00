using HvProvider.Hosts.Kernel;

namespace HvProvider.Hosts.Networkd;

/// <summary>A link as reported by networkd. Values that its version does not report are null.</summary>
internal sealed record NetworkdLink
{
    private const string UnmanagedState = "unmanaged";

    /// <summary>The interface index.</summary>
    public required int Index { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>networkd's link type, such as <c>ether</c>, <c>bridge</c>, <c>vlan</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The driver.</summary>
    public string? Driver { get; init; }

    /// <summary>networkd's setup state: <c>configured</c>, <c>configuring</c>, <c>failed</c>, <c>unmanaged</c> and so on.</summary>
    public string? SetupState { get; init; }

    /// <summary>networkd's operational state: <c>routable</c>, <c>degraded-carrier</c>, <c>enslaved</c> and so on.</summary>
    public string? OperationalState { get; init; }

    /// <summary>The .network file in effect.</summary>
    public string? NetworkFile { get; init; }

    /// <summary>Its drop-ins.</summary>
    public IReadOnlyList<string>? NetworkDropIns { get; init; }

    /// <summary>The .netdev file that created the link.</summary>
    public string? NetDevFile { get; init; }

    /// <summary>Its drop-ins.</summary>
    public IReadOnlyList<string>? NetDevDropIns { get; init; }

    /// <summary>The sources of its addresses, such as <c>DHCPv4</c>, <c>static</c> or <c>foreign</c>.</summary>
    public IReadOnlyDictionary<LinkAddress, string> AddressSources { get; init; } = new Dictionary<LinkAddress, string>();

    /// <summary>Whether networkd manages it.</summary>
    public bool IsManaged => SetupState is not null and not UnmanagedState;
}
