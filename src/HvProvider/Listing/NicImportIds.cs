using HvProvider.DomainNics;
using HvProvider.Domains;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Listing;

/// <summary>Finds the import IDs of NICs.</summary>
internal static class NicImportIds
{
    /// <summary>
    /// The ID of a NIC: <c>DOMAIN/NAME</c>, or <c>DOMAIN/MAC</c> if it has no name. Null if neither identifies this NIC alone, for example
    /// because another NIC has the same MAC address.
    /// </summary>
    public static string? Find(DomainSnapshot domain, DomainNic nic)
    {
        // A name in the form of a UUID would be parsed as a UUID.
        var reference = domain.Domain;
        var prefix = DomainSelector.Parse(reference.Name).Uuid is null ? reference.Name : reference.Uuid.ToString();
        return new[] { nic.Name, nic.Current?.Mac?.ToString() }.OfType<string>()
            .Select(part => $"{prefix}/{part}").FirstOrDefault(id => Identifies(id, domain, nic));
    }

    private static bool Identifies(string text, DomainSnapshot domain, DomainNic nic)
    {
        try
        {
            return NicImportId.TryParse(text, out var id, out _)
                && DomainNic.Find(domain, new NicKey(id.Name, id.Mac) { AcceptsAnyKind = true }) == (nic.Live, nic.Config);
        }
        catch (DiagnosticException)
        {
            // Several NICs match.
            return false;
        }
    }
}
