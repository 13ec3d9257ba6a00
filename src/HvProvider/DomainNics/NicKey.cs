using HvProvider.Domains;
using HvProvider.Nics;
using HvProvider.Resources.NetworkAttachments;
using TerraformPlugin.Schemas;

namespace HvProvider.DomainNics;

/// <summary>
/// How an attachment's NIC is recognised in a domain: by its name (the alias), and by its MAC where the NIC was not made
/// by this provider. Never by its position.
/// </summary>
/// <param name="Name">The NIC's name; null for an imported NIC that has none yet.</param>
/// <param name="Mac">The MAC address by state or plan; null when not known.</param>
internal readonly record struct NicKey(string? Name, MacAddress? Mac)
{
    /// <summary>The identity of the attachment in a state or a plan.</summary>
    public static NicKey Of(TfObject values) => new(
        values.Get(NetworkAttachmentSchema.Name) is { IsKnown: true } name ? name.Value : null,
        values.Get(NetworkAttachmentSchema.Mac) is { IsKnown: true } mac && MacAddress.TryParse(mac.Value, out var address)
            ? address
            : null);

    /// <summary>Looks for the NIC in a definition.</summary>
    public NicMatch FindIn(DomainXml definition) => Name is { } name
        ? NicMatcher.Find(definition, NicName.ToAlias(name), Mac)
        : Mac is { } mac ? NicMatcher.FindByMac(definition, mac) : new NicMatch.None();
}
