using HvProvider.Domains;

namespace HvProvider.Listing;

/// <summary>Which NICs are listed.</summary>
internal abstract record NicSelection
{
    private NicSelection()
    {
    }

    /// <summary>Whether a NIC of a domain that was read is among them.</summary>
    public virtual bool Has(ListedNic nic) => true;

    /// <summary>Those of all domains, on bridges or not.</summary>
    internal sealed record All : NicSelection;

    /// <summary>Those of one domain.</summary>
    /// <param name="Domain">The domain.</param>
    internal sealed record OfDomain(DomainSelector Domain) : NicSelection;

    /// <summary>Those that are on a bridge in one definition at least: what is there now, and what will be after the next start.</summary>
    /// <param name="Name">The bridge.</param>
    internal sealed record OnBridge(string Name) : NicSelection
    {
        /// <inheritdoc />
        public override bool Has(ListedNic nic) => nic.Definitions.Any(definition => nic.Nics.BridgeOf(definition) == Name);
    }

    /// <summary>Those that are of a libvirt network in one definition at least.</summary>
    /// <param name="Name">The network.</param>
    internal sealed record OfNetwork(string Name) : NicSelection
    {
        /// <inheritdoc />
        public override bool Has(ListedNic nic) => nic.Definitions.Any(definition => definition.Source.Network == Name);
    }
}
