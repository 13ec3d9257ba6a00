using System.Diagnostics.CodeAnalysis;
using HvProvider.Domains;
using HvProvider.Nics.Values;

namespace HvProvider.DomainNics;

/// <summary>An import ID: <c>DOMAIN/NAME</c> or <c>DOMAIN/MAC</c>, where DOMAIN is a name or a UUID.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Name">The NIC's name, or null.</param>
/// <param name="Mac">The NIC's MAC address, or null.</param>
internal sealed record NicImportId(DomainSelector Domain, string? Name, MacAddress? Mac)
{
    /// <summary>The format of an ID.</summary>
    public const string Format = "DOMAIN/NAME or DOMAIN/MAC";

    /// <summary>Parses an ID, or returns the reason why it is invalid.</summary>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out NicImportId? id, [NotNullWhen(false)] out string? problem)
    {
        id = null;
        problem = null;

        // The last slash, because earlier libvirt versions allowed slashes in domain names.
        var slash = text.LastIndexOf('/');
        if (slash <= 0 || slash == text.Length - 1)
        {
            problem = $"it must be {Format}, such as web01/lan or web01/52:54:00:12:34:56";
            return false;
        }

        var domain = DomainSelector.Parse(text[..slash]);
        var nic = text[(slash + 1)..];
        if (MacAddress.TryParse(nic, out var mac))
        {
            id = new NicImportId(domain, null, mac);
            return true;
        }

        if (NicName.Problem(nic) is { } nameProblem)
        {
            problem = $"the part after the last slash, \"{nic}\", is neither a MAC address nor a NIC name, which {nameProblem}";
            return false;
        }

        id = new NicImportId(domain, nic, null);
        return true;
    }
}
