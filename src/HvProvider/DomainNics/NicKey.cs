using HvProvider.Domains;
using HvProvider.Nics.Values;

namespace HvProvider.DomainNics;

/// <summary>
/// The key that identifies the NIC of an attachment in a domain: its name (the alias), or its MAC address and kind if the NIC was not
/// created by this provider. Never its position.
/// </summary>
/// <param name="Name">The name of the NIC; null for an imported NIC without a name.</param>
/// <param name="Mac">The MAC address according to the state or plan; null if it is not known.</param>
internal readonly record struct NicKey(string? Name, MacAddress? Mac)
{
    /// <summary>
    /// Whether a NIC that is on no bridge is accepted by its MAC address: in an import, and for a NIC that was on no bridge when it was
    /// last read.
    /// </summary>
    public bool AcceptsAnyKind { get; init; }

    /// <summary>Finds the NIC in a definition.</summary>
    public NicMatch FindIn(DomainXml definition) => Name is { } name
        ? NicMatcher.Find(definition, NicName.ToAlias(name), Mac, AcceptsAnyKind)
        : Mac is { } mac ? NicMatcher.FindByMac(definition, mac, AcceptsAnyKind) : new NicMatch.None();
}
