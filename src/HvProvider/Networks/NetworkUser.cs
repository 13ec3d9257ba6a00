namespace HvProvider.Networks;

/// <summary>A domain with NICs on a network.</summary>
/// <param name="Domain">The domain's name.</param>
/// <param name="State">Whether it is running, in one or two words.</param>
/// <param name="Nics">Its NICs on the network: their names, or their MAC addresses.</param>
internal sealed record NetworkUser(string Domain, string State, IReadOnlyList<string> Nics)
{
    /// <summary>For messages: <c>domain "web01" (running; NIC lan)</c>.</summary>
    public override string ToString() =>
        $"domain \"{Domain}\" ({State}; {(Nics.Count == 1 ? "NIC" : "NICs")} {string.Join(", ", Nics)})";
}
