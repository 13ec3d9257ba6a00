namespace HvProvider.Vlans;

/// <summary>A NIC is on other VLANs than it should be.</summary>
/// <param name="Found">What there is, as a sentence.</param>
/// <param name="Meant">The VLANs that were meant.</param>
/// <param name="Cure">Which side has to change what, as one or more sentences.</param>
internal sealed record VlanMismatch(string Found, string Meant, string Cure)
{
    /// <summary>All of it, for messages.</summary>
    public override string ToString() => $"{Found} Expected VLANs: {Meant}. {Cure}";
}
