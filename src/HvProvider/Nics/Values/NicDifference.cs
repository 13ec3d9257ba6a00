namespace HvProvider.Nics.Values;

/// <summary>One difference between a NIC and its expected state.</summary>
/// <param name="Attribute">The attribute of the resource, or the name of the XML element if there is none.</param>
/// <param name="Found">The found value, for messages; null if absent.</param>
/// <param name="Wanted">The expected value; null if absent.</param>
internal sealed record NicDifference(string Attribute, string? Found, string? Wanted)
{
    /// <summary>For messages: <c>vlan: found 20, expected 30</c>.</summary>
    public override string ToString() => $"{Attribute}: found {Found ?? "none"}, expected {Wanted ?? "none"}";
}
