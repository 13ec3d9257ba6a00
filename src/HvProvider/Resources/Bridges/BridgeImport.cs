using HvProvider.Hypervisor;
using HvProvider.Networks;
using HvProvider.Resources.Bridges.Model;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.Bridges;

/// <summary>Finds an existing network by its name or its UUID.</summary>
internal static class BridgeImport
{
    /// <summary>The format of an import ID.</summary>
    public const string Format = "NAME or UUID";

    /// <summary>The state of the network.</summary>
    /// <exception cref="DiagnosticException">The network does not exist, or it is not on a bridge of the host.</exception>
    public static async Task<BridgeModel> FindAsync(HypervisorSession session, string id, CancellationToken cancellationToken)
    {
        var found = Guid.TryParse(id, out var uuid)
            ? await session.Networks.ReadAsync(new NetworkSelector(null, uuid), cancellationToken)
            : null;

        // The name of a network can have the form of a UUID.
        found ??= await session.Networks.ReadAsync(new NetworkSelector(id), cancellationToken)
            ?? throw BridgeErrors.NotFound(id);
        if (found.Current.HostBridge is null)
        {
            throw BridgeErrors.CannotImport(found.Network.Name, found.Current);
        }

        return BridgeState.Of(
            BridgeModel.Empty(),
            found,
            await BridgeHost.ReadInfrastructureVlanAsync(session, found.Current.HostBridge, cancellationToken));
    }
}
