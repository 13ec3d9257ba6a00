using HvProvider.Domains;
using HvProvider.Listing;
using LibvirtSharp;
using TerraformPlugin.Schemas;

namespace HvProvider.DataSources.NetworkAttachments;

/// <summary>The configuration of <c>hv_network_attachments</c> as typed values.</summary>
/// <param name="Selection">The NICs to list.</param>
/// <param name="AddressSources">The sources of IP addresses; empty if no addresses are read.</param>
internal sealed record NetworkAttachmentsQuery(NicSelection Selection, IReadOnlySet<InterfaceAddressSource> AddressSources)
{
    /// <summary>Reads a configuration, in which everything is known.</summary>
    public static NetworkAttachmentsQuery Read(TfObject config) => new(
        SelectionOf(config), AddressSourceNames.Read(config.Get(NetworkAttachmentsSchema.Sources)));

    private static NicSelection SelectionOf(TfObject config) =>
        config.Get(NetworkAttachmentsSchema.Domain).KnownOrDefault() is { } domain ? new NicSelection.OfDomain(DomainSelector.Parse(domain))
        : config.Get(NetworkAttachmentsSchema.Bridge).KnownOrDefault() is { } bridge ? new NicSelection.OnBridge(bridge)
        : config.Get(NetworkAttachmentsSchema.Network).KnownOrDefault() is { } network ? new NicSelection.OfNetwork(network)
        : new NicSelection.All();
}
