using LibvirtSharp;

namespace HvProvider.Networks;

/// <summary>A network as it was at one moment.</summary>
/// <param name="Network">The network.</param>
/// <param name="Live">The definition of the active network; null when it was not active.</param>
/// <param name="Config">The persistent definition; null for a transient network.</param>
/// <param name="IsAutostarted">Whether it is started with the host.</param>
internal sealed record NetworkSnapshot(NetworkRef Network, NetworkXml? Live, NetworkXml? Config, bool IsAutostarted)
{
    /// <summary>Whether NICs can be on it.</summary>
    public bool IsActive => Live is not null;

    /// <summary>Whether it outlives its being stopped.</summary>
    public bool IsPersistent => Config is not null;

    /// <summary>What NICs get now, or will get when it is started.</summary>
    public NetworkXml Shown => Live ?? Config ?? throw new InvalidOperationException("The network has no definition.");

    /// <summary>The definitions that there are.</summary>
    public IEnumerable<NetworkXml> Definitions => new[] { Live, Config }.OfType<NetworkXml>();
}
