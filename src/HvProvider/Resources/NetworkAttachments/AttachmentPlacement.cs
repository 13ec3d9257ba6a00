using System.Xml.Linq;
using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Domains.Pci;
using HvProvider.Nics;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using LibvirtSharp;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>Attaches a NIC to the definitions that do not contain it, with the same PCI address in both.</summary>
internal static class AttachmentPlacement
{
    /// <summary>
    /// Attaches <paramref name="desired"/> to each definition that lacks it. Its address is either configured or that of the NIC in
    /// the other definition; without an address, one is chosen.
    /// </summary>
    public static async Task AttachAsync(
        AttachmentChange change, DomainSnapshot snapshot, DomainNic nics, DesiredNic desired)
    {
        var missingLive = snapshot.Live is { } live && nics.Live is null ? live : null;
        var missingConfig = snapshot.Config is { } config && nics.Config is null ? config : null;
        var definitions = (missingLive is null ? DomainModifyFlags.Current : DomainModifyFlags.Live)
            | (missingConfig is null ? DomainModifyFlags.Current : DomainModifyFlags.Config);
        if (definitions == DomainModifyFlags.Current)
        {
            return;
        }

        DomainXml[] missing = [.. new[] { missingLive, missingConfig }.OfType<DomainXml>()];
        var placed = desired with
        {
            PciAddress = Place(change, missing, missingLive is not null, nics, desired),
            Former = BootableIn(missing, desired.Former),
        };
        change.Editor.Time.Stop.ThrowIfCancellationRequested();
        var isVerified = missingLive is not null && await IsVerifiedAsync(change, placed);
        await new FailedAttach(change, definitions).RunAsync(() => AttachAsync(change, placed, definitions, isVerified));
    }

    private static async Task AttachAsync(AttachmentChange change, DesiredNic placed, DomainModifyFlags definitions, bool isVerified)
    {
        if (!isVerified)
        {
            await AttachAsync(change, placed, definitions);
            return;
        }

        // The persistent definition first, since only the guest can release a NIC of the running domain.
        if (definitions.HasFlag(DomainModifyFlags.Config))
        {
            await AttachAsync(change, placed, DomainModifyFlags.Config);
        }

        // The NIC sends no frame before its VLANs have been read from the bridge.
        await AttachAsync(change, placed with { Link = LinkState.Down }, DomainModifyFlags.Live);
        using var owed = new OwedTime(change.Editor.Time.Changing);
        await VerifiedUpdate.FinishAsync(change.Target with { Owed = owed.Token }, placed.Link);
    }

    private static async Task<bool> IsVerifiedAsync(AttachmentChange change, DesiredNic desired)
    {
        var waiting = change.Editor.Time.Waiting;
        var bridge = await change.FindBridgeAsync(desired.Source, waiting);
        return await VlanStatusReader.AreSeenAsync(change.Session, bridge, waiting);
    }

    private static Task AttachAsync(AttachmentChange change, DesiredNic desired, DomainModifyFlags definitions) =>
        change.Editor.AttachAsync(NicXmlWriter.ForAttach(desired), definitions, change.Editor.Time.Changing);

    /// <summary>Without its boot order if one of the definitions cannot have it.</summary>
    private static XElement? BootableIn(DomainXml[] definitions, XElement? former)
    {
        if (former is null || BootOrder.Of(former) is not { } order
            || definitions.All(definition => BootOrder.CanBeAdded(definition, order)))
        {
            return former;
        }

        var bootable = new XElement(former);
        bootable.Elements("boot").Remove();
        return bootable;
    }

    private static PciAddress? Place(
        AttachmentChange change, IReadOnlyList<DomainXml> missing, bool isHotPlug, DomainNic nics, DesiredNic desired)
    {
        if (desired.PciAddress is { } requested)
        {
            var problem = PciSlotAllocator.Check(requested, missing, []);
            var isImpossible = problem is not (PciAddressProblem.None or PciAddressProblem.NotHotPluggable)
                || (problem == PciAddressProblem.NotHotPluggable && isHotPlug);
            if (!isImpossible)
            {
                return requested;
            }

            // A configured address is binding; the address of the NIC in the other definition is only preferred.
            if (nics.Current is null || change.Planned.Settings.Get(PciAddressSetting.Setting).IsSet)
            {
                throw AttachmentErrors.BadPciAddress(change, requested, problem);
            }
        }

        return PciSlotAllocator.Choose(missing, desired.Model) switch
        {
            PciChoice.Free free => free.Address,
            // For a stopped domain, libvirt adds another controller.
            PciChoice.NoneFree none when isHotPlug => throw AttachmentErrors.NoFreeSlot(change.DomainName, none),
            _ => null,
        };
    }
}
