using System.Collections.Concurrent;
using HvProvider.Networks;

namespace HvProvider.Hypervisor;

/// <summary>
/// The networks planned in this session, for planning the NICs on them. Terraform plans a resource after the resources that it
/// references.
/// </summary>
internal sealed class PlannedNetworks
{
    private readonly ConcurrentDictionary<string, NetworkView?> _planned = new(StringComparer.Ordinal);

    /// <summary>Records a plan.</summary>
    /// <param name="name">The network's name.</param>
    /// <param name="network">The planned network; null if it is not completely known.</param>
    public void Add(string name, NetworkView? network) => _planned[name] = network;

    /// <summary>The planned network, if this session has planned it.</summary>
    public bool TryFind(string name, out NetworkView? network) => _planned.TryGetValue(name, out network);
}
