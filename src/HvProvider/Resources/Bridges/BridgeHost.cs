using HvProvider.Hosts;
using HvProvider.Hypervisor;
using HvProvider.Preflight;
using HvProvider.Resources.Bridges.Model;
using TerraformPlugin.Schemas;

namespace HvProvider.Resources.Bridges;

/// <summary>What the hypervisor's host tells of a network's bridge.</summary>
internal static class BridgeHost
{
    /// <summary>The infrastructure VLAN of a network that was found; null where there is none, or the host cannot be seen.</summary>
    public static async Task<int?> ReadInfrastructureVlanAsync(
        HypervisorSession session, string? bridge, CancellationToken cancellationToken) =>
        bridge is null ? null : InfrastructureVlan(await SeeAsync(session, cancellationToken), bridge);

    /// <summary>The same for a plan: whether it can be told, and what it is.</summary>
    public static async Task<(bool IsSeen, int? Vlan)> PlanInfrastructureVlanAsync(
        HypervisorSession session, TfObject planned, CancellationToken cancellationToken) =>
        planned.Get(BridgeSchema.Bridge) is { IsKnown: true } bridge
        && await SeeAsync(session, cancellationToken) is { } host
            ? (true, InfrastructureVlan(host, bridge.Value))
            : (false, null);

    private static int? InfrastructureVlan(HostView? host, string bridge) =>
        new ConnectionPlan { Bridge = bridge, Host = host }.InfrastructureVlan;

    private static async Task<HostView?> SeeAsync(HypervisorSession session, CancellationToken cancellationToken) =>
        (await session.Host.ReadSharedAsync(cancellationToken)).IfSeen;
}
