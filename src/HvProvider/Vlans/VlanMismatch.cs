namespace HvProvider.Vlans;

/// <summary>The VLANs of a NIC differ from the expected ones.</summary>
/// <param name="Found">The found state, as a sentence.</param>
/// <param name="Expected">The expected VLANs.</param>
/// <param name="Cure">The fix, as one or more sentences.</param>
internal sealed record VlanMismatch(string Found, string Expected, string Cure)
{
    /// <summary>The complete text for messages.</summary>
    public override string ToString() => $"{Found} Expected VLANs: {Expected}. {Cure}";
}
