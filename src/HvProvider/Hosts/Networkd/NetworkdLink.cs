using HvProvider.Hosts.Kernel;

namespace HvProvider.Hosts.Networkd;

/// <summary>A link as networkd sees it. What its version does not tell is null.</summary>
internal sealed record NetworkdLink
{
    private const string UnmanagedState = "unmanaged";

    /// <summary>The number by which the kernel knows the link.</summary>
    public required int Index { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>networkd's word for the type, such as <c>ether</c>, <c>bridge</c>, <c>vlan</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The driver.</summary>
    public string? Driver { get; init; }

    /// <summary>How far networkd has set it up: <c>configured</c>, <c>configuring</c>, <c>failed</c>, <c>unmanaged</c> and so on.</summary>
    public string? SetupState { get; init; }

    /// <summary>What can be done with it: <c>routable</c>, <c>degraded-carrier</c>, <c>enslaved</c> and so on.</summary>
    public string? OperationalState { get; init; }

    /// <summary>The .network file that is in force.</summary>
    public string? NetworkFile { get; init; }

    /// <summary>Its drop-ins.</summary>
    public IReadOnlyList<string>? NetworkDropIns { get; init; }

    /// <summary>The .netdev file that the link was made by.</summary>
    public string? NetDevFile { get; init; }

    /// <summary>Its drop-ins.</summary>
    public IReadOnlyList<string>? NetDevDropIns { get; init; }

    /// <summary>Where its addresses come from, such as <c>DHCPv4</c>, <c>static</c> or <c>foreign</c>.</summary>
    public IReadOnlyDictionary<LinkAddress, string> AddressSources { get; init; } = new Dictionary<LinkAddress, string>();

    /// <summary>Whether networkd configures it.</summary>
    public bool IsManaged => SetupState is not null and not UnmanagedState;
}
