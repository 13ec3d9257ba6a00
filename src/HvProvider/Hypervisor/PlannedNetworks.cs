using System.Collections.Concurrent;
using HvProvider.Networks;

namespace HvProvider.Hypervisor;

/// <summary>
/// The networks that this walk has planned, so that who plans a NIC on one knows what it is going to be. Terraform plans a resource
/// after those that it refers to.
/// </summary>
internal sealed class PlannedNetworks
{
    private readonly ConcurrentDictionary<string, NetworkView?> _planned = new(StringComparer.Ordinal);

    /// <summary>Notes a plan.</summary>
    /// <param name="name">The network's name.</param>
    /// <param name="network">What it is going to be; null where not all of it is known yet.</param>
    public void Add(string name, NetworkView? network) => _planned[name] = network;

    /// <summary>Whether this walk has planned the network, and as what.</summary>
    public bool TryFind(string name, out NetworkView? network) => _planned.TryGetValue(name, out network);
}
