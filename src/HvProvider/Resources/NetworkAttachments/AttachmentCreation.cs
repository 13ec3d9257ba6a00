using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Nics;
using HvProvider.Nics.Values;
using LibvirtSharp;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// Attaches a NIC to a domain. The definitions are read first, since an interrupted apply may have attached the NIC to both or to one
/// of them. Only a NIC that is identical to the planned one is adopted, and only such a NIC is added to the definition that lacks it.
/// </summary>
internal static class AttachmentCreation
{
    /// <summary>Attaches the NIC to the running domain and adds it to the persistent definition, as far as the domain has them.</summary>
    public static async Task RunAsync(AttachmentChange change)
    {
        var waiting = change.Editor.Time.Waiting;
        await AttachmentConnection.RequireAsync(change, waiting);
        await AttachmentConnection.RequireBridgeAsync(change, waiting);
        var snapshot = await BootHolder.ReadWithoutAsync(change, waiting);
        if (change.TakesOver && AttachmentHandover.IsPossible(snapshot, change.Name))
        {
            await AttachmentUpdate.RunAsync(change, change.Planned);
            return;
        }

        var desired = DesiredNicBuilder.New(change.Planned, change.Mac);
        var identity = new NicKey(change.Name, change.Mac);
        var live = Ours(change, snapshot, snapshot.Live, identity, desired);
        var config = Ours(change, snapshot, snapshot.Config, identity, desired);
        if (live is null && config is null)
        {
            await change.RefuseForeignMacAsync(waiting);
        }

        if (live is not null && live.EffectiveLink != desired.Link)
        {
            // An interrupted apply has attached it.
            await new FailedAttach(change, DomainModifyFlags.Live | DomainModifyFlags.Config).RunAsync(
                () => VerifiedUpdate.FinishAsync(change.Target, desired.Link));
        }

        desired = desired with { PciAddress = desired.PciAddress ?? (live ?? config)?.PciAddress };
        await AttachmentPlacement.AttachAsync(change, snapshot, new DomainNic(live, config, []), desired);
    }

    /// <summary>
    /// The NIC of the definition if it is identical to the planned one; null if there is none. Any other NIC is not managed by this
    /// resource.
    /// </summary>
    private static Nic? Ours(
        AttachmentChange change, DomainSnapshot snapshot, DomainXml? definition, NicKey identity, DesiredNic desired)
    {
        if (definition is null)
        {
            return null;
        }

        switch (identity.FindIn(definition))
        {
            case NicMatch.None:
                return null;
            case NicMatch.Found { Nic: var nic }:
                // A NIC attached to the running domain only keeps its link down until its VLANs have been verified.
                var isHalf = definition == snapshot.Live && nic.EffectiveLink == LinkState.Down;
                var differences = NicComparison.ForAdoption(nic, isHalf ? desired with { Link = LinkState.Down } : desired);
                return differences.Count == 0
                    ? nic
                    : throw AttachmentErrors.ExistsAlready(change.DomainName, identity, string.Join("; ", differences));
            case NicMatch.Stranger { Nic: var stranger }:
                throw AttachmentErrors.MacOfStranger(change.DomainName, identity, stranger);
            case NicMatch.Claimed { Nic: var other }:
                throw AttachmentErrors.ExistsAlready(change.DomainName, identity, $"it has the alias {other.Alias}");
            case NicMatch.Conflict conflict:
                throw AttachmentErrors.ExistsAlready(
                    change.DomainName, identity, $"the alias is at {conflict.ByAlias.Mac}, the MAC address at another NIC");
            case NicMatch.Ambiguous ambiguous:
                throw NicErrors.AmbiguousMac(change.DomainName, identity, ambiguous.Nics);
            case var match:
                throw new InvalidOperationException($"Unexpected match {match}.");
        }
    }
}
