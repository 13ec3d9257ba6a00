using LibvirtSharp;

namespace HvProvider.Networks;

/// <summary>The state of a network at one moment.</summary>
/// <param name="Network">The network.</param>
/// <param name="Live">The live definition; null if the network was not active.</param>
/// <param name="Config">The persistent definition; null for a transient network.</param>
/// <param name="IsAutostarted">Whether autostart is set.</param>
internal sealed record NetworkSnapshot(NetworkRef Network, NetworkXml? Live, NetworkXml? Config, bool IsAutostarted)
{
    /// <summary>Whether it is active.</summary>
    public bool IsActive => Live is not null;

    /// <summary>Whether it is persistent.</summary>
    public bool IsPersistent => Config is not null;

    /// <summary>The definition that applies to NICs, now or after the next start.</summary>
    public NetworkXml Current => Live ?? Config ?? throw new InvalidOperationException("The network has no definition.");

    /// <summary>The existing definitions.</summary>
    public IEnumerable<NetworkXml> Definitions => new[] { Live, Config }.OfType<NetworkXml>();
}
