using HvProvider.Hypervisor;
using HvProvider.Preflight;

namespace HvProvider.Resources.Bridges;

/// <summary>Reads the bridge of a network on the hypervisor's host.</summary>
internal static class BridgeHost
{
    /// <summary>The infrastructure VLAN of an existing network; null if there is none or the host cannot be read.</summary>
    public static async Task<int?> ReadInfrastructureVlanAsync(
        HypervisorSession session, string? bridge, CancellationToken cancellationToken) =>
        bridge is null
            ? null
            : new ConnectionPlan
            {
                Bridge = bridge,
                Host = (await session.Host.ReadSharedAsync(cancellationToken)).IfSeen,
                Settings = session.Settings,
            }.InfrastructureVlan;
}
