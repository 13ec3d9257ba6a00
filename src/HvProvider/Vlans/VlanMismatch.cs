namespace HvProvider.Vlans;

/// <summary>The tap of a NIC differs from the expected one.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Found">The found state, as a sentence.</param>
/// <param name="Expected">The expected VLANs.</param>
/// <param name="Cure">The fix, as one or more sentences.</param>
internal sealed record VlanMismatch(MismatchKind Kind, string Found, string Expected, string Cure)
{
    /// <summary>Whether the tap is not where its NIC expects it: it is missing, on another bridge or on none, or down.</summary>
    public bool IsLostTap => Kind is MismatchKind.Missing or MismatchKind.OffBridge or MismatchKind.Down;

    /// <summary>The complete text for messages.</summary>
    public override string ToString() => $"{Found} Expected VLANs: {Expected}. {Cure}";
}
