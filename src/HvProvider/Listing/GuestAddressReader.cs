using HvProvider.Connections;
using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Nics.Values;
using LibvirtSharp;
using TerraformPlugin.Logging;

namespace HvProvider.Listing;

/// <summary>
/// Finds the IP addresses of guests. Each source knows some: the agent all of them, where there is one; DHCP leases those that
/// libvirt's own networks have given; the host's ARP table those with which the host itself has talked lately. A source that cannot
/// tell is no error.
/// </summary>
internal sealed class GuestAddressReader(
    HypervisorSession session, IReadOnlySet<InterfaceAddressSource> sources, GuestAgents agents)
{
    /// <summary>The addresses of a guest, by the MAC address of its NIC.</summary>
    public async Task<ILookup<MacAddress, GuestAddress>> ReadAsync(DomainSnapshot domain, CancellationToken cancellationToken)
    {
        var told = domain.IsRunning
            ? await Task.WhenAll(sources.Select(source => AskAsync(domain, source, cancellationToken)))
            : [];
        return told.SelectMany(static one => one).ToLookup(static pair => pair.Mac, static pair => pair.Address);
    }

    private async Task<IEnumerable<(MacAddress Mac, GuestAddress Address)>> AskAsync(
        DomainSnapshot domain, InterfaceAddressSource source, CancellationToken cancellationToken)
    {
        var told = source == InterfaceAddressSource.Agent
            ? await agents.AskAsync(domain)
            : await AskHostAsync(domain, source, cancellationToken);

        // A guest's own bridges and VLAN interfaces have the MAC address of the NIC below them, and belong to it.
        return
            from one in told
            where MacAddress.TryParse(one.HardwareAddress, out _)
            from address in GuestAddress.Read(source, one)
            select (MacAddress.Parse(one.HardwareAddress!), address);
    }

    private async Task<IReadOnlyList<DomainInterfaceAddresses>> AskHostAsync(
        DomainSnapshot domain, InterfaceAddressSource source, CancellationToken cancellationToken)
    {
        var libvirt = await session.ConnectAsync(ConnectionAccess.ReadOnly, cancellationToken);
        try
        {
            return await libvirt.GetDomainInterfaceAddressesAsync(domain.Domain, source, cancellationToken);
        }
        catch (LibvirtRemoteException exception)
        {
            PluginLog.Debug(
                "A source of addresses does not tell.",
                ("domain", domain.Domain.Name), ("source", source), ("code", exception.Code));
            return [];
        }
    }
}
