using HvProvider.Domains;

namespace HvProvider.Listing;

/// <summary>The NICs to list.</summary>
internal abstract record NicSelection
{
    private NicSelection()
    {
    }

    /// <summary>Whether a NIC of a domain is included.</summary>
    public virtual bool Includes(ListedNic nic) => true;

    /// <summary>The NICs of all domains, on bridges or not.</summary>
    internal sealed record All : NicSelection;

    /// <summary>The NICs of one domain.</summary>
    /// <param name="Domain">The domain.</param>
    internal sealed record OfDomain(DomainSelector Domain) : NicSelection;

    /// <summary>The NICs on a bridge in at least one definition: now, or after the next start of the domain.</summary>
    /// <param name="Name">The bridge.</param>
    internal sealed record OnBridge(string Name) : NicSelection
    {
        /// <inheritdoc />
        public override bool Includes(ListedNic nic) => nic.IsOnBridge(Name);
    }

    /// <summary>The NICs on a libvirt network in at least one definition.</summary>
    /// <param name="Name">The network.</param>
    internal sealed record OfNetwork(string Name) : NicSelection
    {
        /// <inheritdoc />
        public override bool Includes(ListedNic nic) => nic.Definitions.Any(definition => definition.Source.Network == Name);
    }
}
