using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Networks;
using HvProvider.Resources.Bridges.Model;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.Bridges;

/// <summary>
/// Removes a network that no NIC uses. libvirt itself would remove a network in use, and the domains that refer to it would no longer
/// start. Whether the network is removed is decided by reading it, never by an error code.
/// </summary>
internal static class BridgeRemoval
{
    // Another tool can define or start the network again between two steps.
    private const int Attempts = 3;

    /// <summary>
    /// Stops and undefines the network. It is no error if it does not exist. A network with that name and another UUID is a different one.
    /// </summary>
    public static async Task RunAsync(HypervisorSession session, BridgeModel prior, OperationTime time, DiagnosticList diagnostics)
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

            var (users, unread) = await NetworkUsers.FindAsync(session.Survey, session.Networks.Connection, found.Network, time.Waiting);
            if (users.Count > 0)
            {
                throw BridgeErrors.InUse(found.Network.Name, users);
            }

            UnreadDomains.Warn(
                session, unread, "whether their persistent definitions refer to a network that is removed", diagnostics);

            failure = await RemoveAsync(new NetworkEditor(session.Networks, found.Network), found, time.Changing);
        }

        if (await session.Networks.ReadAsync(selector, time.Waiting) is not null)
        {
            throw failure ?? (Exception)BridgeErrors.NotRemoved(name);
        }
    }

    /// <summary>Returns the error of libvirt instead of throwing it: only if the network still exists is it reported.</summary>
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
