using HvProvider.Domains;
using HvProvider.Nics.Values;

namespace HvProvider.DomainNics;

/// <summary>
/// How an attachment's NIC is recognised in a domain: by its name (the alias), and by its MAC where the NIC was not made
/// by this provider. Never by its position.
/// </summary>
/// <param name="Name">The NIC's name; null for an imported NIC that has none yet.</param>
/// <param name="Mac">The MAC address by state or plan; null when not known.</param>
internal readonly record struct NicKey(string? Name, MacAddress? Mac)
{
    /// <summary>Looks for the NIC in a definition.</summary>
    public NicMatch FindIn(DomainXml definition) => Name is { } name
        ? NicMatcher.Find(definition, NicName.ToAlias(name), Mac)
        : Mac is { } mac ? NicMatcher.FindByMac(definition, mac) : new NicMatch.None();
}
