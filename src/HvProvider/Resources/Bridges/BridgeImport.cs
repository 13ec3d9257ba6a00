using HvProvider.Hypervisor;
using HvProvider.Networks;
using HvProvider.Resources.Bridges.Model;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.Bridges;

/// <summary>Finds an existing network by its name or its UUID.</summary>
internal static class BridgeImport
{
    /// <summary>How an import ID is written.</summary>
    public const string Format = "NAME or UUID";

    /// <summary>The state of the network.</summary>
    /// <exception cref="DiagnosticException">There is no such network, or it is of another kind.</exception>
    public static async Task<BridgeModel> FindAsync(HypervisorSession session, string id, CancellationToken cancellationToken)
    {
        var found = Guid.TryParse(id, out var uuid)
            ? await session.Networks.ReadAsync(new NetworkSelector(null, uuid), cancellationToken)
            : null;

        // A network may well be named like a UUID.
        found ??= await session.Networks.ReadAsync(new NetworkSelector(id), cancellationToken)
            ?? throw new DiagnosticException(
                "Network not found",
                $"The hypervisor has no network with the name or UUID \"{id}\". `virsh net-list --all` shows which it has.");
        if (found.Shown.HostBridge is null)
        {
            throw new DiagnosticException(
                "Network is of another kind",
                $"The network \"{found.Network.Name}\" is {BridgeErrors.Describe(found.Shown)}. hv_bridge manages networks over a bridge of the "
                + "host: <forward mode='bridge'/> with <bridge name='…'/>.");
        }

        return BridgeState.Of(
            BridgeModel.Empty(),
            found,
            await BridgeHost.ReadInfrastructureVlanAsync(session, found.Shown.HostBridge, cancellationToken));
    }
}
