using System.Runtime.ExceptionServices;
using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Nics;
using HvProvider.Nics.Values;
using HvProvider.Xml;
using LibvirtSharp;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// Attaches a NIC that was just detached: changed, or as it was if the daemon refuses the change. The attach is completed even if the
/// connection to the daemon breaks. If it is not, the failure reports that the definition does not contain the NIC.
/// </summary>
/// <param name="change">The plan, and the domain.</param>
/// <param name="plan">The documents of the change.</param>
/// <param name="definition">The definition that contained the NIC.</param>
internal sealed class SafeAttach(AttachmentChange change, NicUpdatePlan plan, DomainModifyFlags definition)
{
    /// <summary>Whether no other definition of the domain contains the NIC, with the settings that other tools made.</summary>
    public required bool IsOnlyHalf { get; init; }

    /// <summary>Attaches the NIC. Does nothing if a running domain has stopped: it gets the NIC from the persistent definition.</summary>
    /// <param name="limit">Ends the attempts.</param>
    /// <exception cref="LeftStateException">The definition does not contain the NIC now, or this is not known.</exception>
    public async Task RunAsync(CancellationToken limit)
    {
        try
        {
            await AttachAsync(plan.AttachDocument, limit);
        }
        catch (LibvirtRemoteException refused)
        {
            if (await RestoreAsync(refused, limit))
            {
                ExceptionDispatchInfo.Throw(refused);
            }
        }
        catch (Exception exception) when (exception is LibvirtException or OperationCanceledException)
        {
            throw Left(exception, isKnown: false);
        }
    }

    /// <summary>Whether a definition contains a NIC with the MAC address; waits for the daemon if the connection is broken.</summary>
    public static Task<bool> IsAttachedAsync(
        AttachmentChange change, MacAddress? mac, DomainModifyFlags definition, CancellationToken limit) =>
        Reconnecting.RunAsync(
            async token =>
            {
                var snapshot = await change.Editor.ReadAsync(token);
                var read = definition == DomainModifyFlags.Live ? snapshot?.Live : snapshot?.Config;
                return read?.Nics.Any(nic => nic.Mac == mac && nic.FailoverOf is null) ?? true;
            },
            limit);

    /// <summary>Attaches the unchanged NIC; false if the domain has stopped, so that it must not be attached.</summary>
    private async Task<bool> RestoreAsync(LibvirtRemoteException refused, CancellationToken limit)
    {
        try
        {
            if (definition == DomainModifyFlags.Live
                && await Reconnecting.RunAsync(change.Editor.ReadAsync, limit) is { IsRunning: false })
            {
                return false;
            }

            await AttachAsync(plan.RestoreDocument, limit);
            return true;
        }
        catch (Exception exception) when (exception is LibvirtException or OperationCanceledException)
        {
            // Only the first failure is reported: it is the cause.
            throw exception is LibvirtRemoteException { Code: LibvirtErrorCode.NoDomain }
                ? refused
                : Left(refused, isKnown: exception is LibvirtRemoteException);
        }
    }

    private async Task AttachAsync(string document, CancellationToken limit)
    {
        var expected = NicXmlReader.Read(SafeXml.Parse(document));
        var isRepeated = false;
        await Reconnecting.RunAsync(
            async token =>
            {
                // The NIC may have been attached although the connection broke.
                if (!isRepeated || !await IsAttachedAsync(change, expected.Mac, definition, token))
                {
                    isRepeated = true;
                    await change.Editor.AttachAsync(document, definition, token);
                }

                return true;
            },
            limit);
    }

    private LeftStateException Left(Exception cause, bool isKnown) => new(
        NicErrors.IsDetached(
            change.DomainName, definition == DomainModifyFlags.Live, isKnown, IsOnlyHalf ? plan.RestoreDocument : null),
        cause);
}
