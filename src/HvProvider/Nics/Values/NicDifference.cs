namespace HvProvider.Nics.Values;

/// <summary>One thing in which a NIC is not as it should be.</summary>
/// <param name="Attribute">The attribute of the resource; for what has none, the XML element's name.</param>
/// <param name="Found">What there is, for messages; null is absent.</param>
/// <param name="Wanted">The expected value; null if absent.</param>
internal sealed record NicDifference(string Attribute, string? Found, string? Wanted)
{
    /// <summary>For messages: <c>vlan: found 20, wanted 30</c>.</summary>
    public override string ToString() => $"{Attribute}: found {Found ?? "none"}, expected {Wanted ?? "none"}";
}
