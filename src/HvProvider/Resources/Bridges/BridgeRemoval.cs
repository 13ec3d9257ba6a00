using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Networks;
using HvProvider.Resources.Bridges.Model;
using LibvirtSharp;

namespace HvProvider.Resources.Bridges;

/// <summary>
/// Removes a network that nobody uses. libvirt would remove it under running guests' feet, and no stopped domain that names it would
/// start again. What is gone is decided by reading, never by an error's number.
/// </summary>
internal static class BridgeRemoval
{
    // Something that defines or starts it again between two steps makes another one necessary; for ever is somebody's test.
    private const int Attempts = 3;

    /// <summary>
    /// Stops and undefines the network. One that is gone is fine, and so is one of that name with another UUID: it is another one.
    /// </summary>
    public static async Task RunAsync(HypervisorSession session, BridgeModel prior, OperationTime time)
    {
        var name = prior.Name.ValueOr("");
        var selector = new NetworkSelector(name, prior.NetworkUuid);
        LibvirtRemoteException? failure = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await session.Networks.ReadAsync(selector, time.Waiting) is not { } found)
            {
                return;
            }

            var users = await NetworkUsers.FindAsync(session.Domains, found.Network, time.Waiting);
            if (users.Count > 0)
            {
                throw BridgeErrors.InUse(found.Network.Name, users);
            }

            failure = await RemoveAsync(new NetworkEditor(session.Networks, found.Network), found, time.Changing);
        }

        if (await session.Networks.ReadAsync(selector, time.Waiting) is not null)
        {
            throw failure ?? (Exception)BridgeErrors.NotRemoved(name);
        }
    }

    /// <summary>Whether it worked is for the next reading to tell; what the daemon said is for the user if it did not.</summary>
    private static async Task<LibvirtRemoteException?> RemoveAsync(
        NetworkEditor editor, NetworkSnapshot found, CancellationToken cancellationToken)
    {
        try
        {
            if (found.IsActive)
            {
                await editor.StopAsync(cancellationToken);
            }

            if (found.IsPersistent)
            {
                await editor.UndefineAsync(cancellationToken);
            }

            return null;
        }
        catch (LibvirtRemoteException exception)
        {
            return exception;
        }
    }
}
