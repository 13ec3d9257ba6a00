using HvProvider.DomainNics;
using HvProvider.Domains;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Listing;

/// <summary>Makes the import IDs of NICs.</summary>
internal static class NicImportIds
{
    /// <summary>
    /// The ID of a NIC: <c>DOMAIN/NAME</c>, or <c>DOMAIN/MAC</c> where it has no name; null where neither leads an import to this
    /// NIC, as of one that shares its MAC address with another one.
    /// </summary>
    public static string? Find(DomainSnapshot domain, DomainNic nic)
    {
        // A name in the form of a UUID would be taken for one.
        var reference = domain.Domain;
        var prefix = DomainSelector.Parse(reference.Name).Uuid is null ? reference.Name : reference.Uuid.ToString();
        return new[] { nic.Name, nic.Shown?.Mac?.ToString() }.OfType<string>()
            .Select(part => $"{prefix}/{part}").FirstOrDefault(id => Leads(id, domain, nic));
    }

    private static bool Leads(string text, DomainSnapshot domain, DomainNic nic)
    {
        try
        {
            return NicImportId.TryParse(text, out var id, out _)
                && DomainNic.Find(domain, new NicKey(id.Name, id.Mac)) == (nic.Live, nic.Config);
        }
        catch (DiagnosticException)
        {
            // Several NICs could be meant.
            return false;
        }
    }
}
