using System.Globalization;
using System.Xml.Linq;
using HvProvider.Domains;
using HvProvider.Domains.Pci;
using HvProvider.Nics;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using HvProvider.Xml;
using LibvirtSharp;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// A NIC that has a boot order in the persistent definition while the only device with one is re-attached. Without it, libvirt adds
/// <c>boot</c> to <c>os</c> as soon as that device is detached, refuses to attach it again (error 67), and even to attach it as it was.
/// Its link is down, so that it does nothing if an interrupted apply leaves it; the next apply removes it.
/// </summary>
internal static class BootHolder
{
    // No NIC can have this name, so no NIC has its MAC address.
    private const string NameSuffix = ".boot";

    /// <summary>The document of the holder; null if none is required.</summary>
    /// <param name="change">The plan, and the domain.</param>
    /// <param name="definition">The persistent definition.</param>
    /// <param name="config">The NIC that is re-attached.</param>
    /// <param name="attachDocument">The document that attaches it.</param>
    /// <exception cref="TerraformPlugin.Diagnostics.DiagnosticException">The definition has no free slot for it.</exception>
    public static string? For(AttachmentChange change, DomainXml definition, Nic config, string attachDocument)
    {
        if (!BootOrder.IsOnly(definition, config.Element))
        {
            return null;
        }

        var attached = NicXmlReader.Read(SafeXml.Parse(attachDocument));
        var holder = new DesiredNic
        {
            Alias = "",
            Mac = MacOf(change),
            Source = attached.Source,
            Link = LinkState.Down,
            PciAddress = PlaceFor(definition, attached.Element) switch
            {
                PciChoice.Free free => free.Address,
                PciChoice.NoneFree => throw AttachmentErrors.NoSlotForBootOrder(change.DomainName, change.Name),
                _ => null,
            },
        };
        var element = SafeXml.Parse(NicXmlWriter.ForAttach(holder));
        element.Elements("alias").Remove();
        NicElementOrder.Insert(element, new XElement(
            "boot", new XAttribute("order", BootOrder.Next(definition).ToString(CultureInfo.InvariantCulture))));
        return NicXmlWriter.ToText(element);
    }

    /// <summary>Removes it, even if the connection to the daemon breaks.</summary>
    public static async Task RemoveAsync(AttachmentChange change, string holder, CancellationToken cancellationToken)
    {
        try
        {
            await change.Editor.DetachFromConfigAsync(holder, cancellationToken);
        }
        catch (LibvirtConnectionException)
        {
            if (await SafeAttach.IsAttachedAsync(change, MacOf(change), DomainModifyFlags.Config, cancellationToken))
            {
                await change.Editor.DetachFromConfigAsync(holder, cancellationToken);
            }
        }
    }

    /// <summary>Reads the domain, and removes a holder that an interrupted apply left.</summary>
    public static async Task<DomainSnapshot> ReadWithoutAsync(AttachmentChange change, CancellationToken cancellationToken)
    {
        var snapshot = await change.ReadAsync(cancellationToken);
        var mac = MacOf(change);
        if (snapshot.Config?.Nics.FirstOrDefault(nic => nic.Mac == mac && BootOrder.Of(nic.Element) is not null) is not { } left)
        {
            return snapshot;
        }

        await RemoveAsync(change, NicXmlWriter.ForDetach(left), change.Editor.Time.Changing);
        return await change.ReadAsync(cancellationToken);
    }

    private static MacAddress MacOf(AttachmentChange change) => MacDerivation.Derive("", change.DomainName, change.Name + NameSuffix);

    /// <summary>A slot that neither the definition nor the NIC in its new place uses.</summary>
    private static PciChoice PlaceFor(DomainXml definition, XElement attached)
    {
        var root = new XElement(definition.Root);
        root.Element("devices")?.Add(new XElement(attached));
        return PciSlotAllocator.Choose([definition with { Root = root }], ModelSetting.Setting.NewValue!);
    }
}
