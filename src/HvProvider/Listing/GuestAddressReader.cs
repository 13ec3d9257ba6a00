using HvProvider.Connections;
using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Nics.Values;
using LibvirtSharp;
using TerraformPlugin.Logging;

namespace HvProvider.Listing;

/// <summary>
/// Reads the IP addresses of guests. An agent reports all addresses; DHCP leases contain those assigned by libvirt's own networks; the ARP
/// table contains those that the host has communicated with recently. A source that fails is not an error.
/// </summary>
internal sealed class GuestAddressReader(
    HypervisorSession session, IReadOnlySet<InterfaceAddressSource> sources, GuestAgents agents)
{
    /// <summary>The addresses of a guest, by the MAC address of its NIC.</summary>
    public async Task<ILookup<MacAddress, GuestAddress>> ReadAsync(DomainSnapshot domain, CancellationToken cancellationToken)
    {
        var found = domain.IsRunning
            ? await Task.WhenAll(sources.Select(source => ReadAsync(domain, source, cancellationToken)))
            : [];
        return found.SelectMany(static one => one).ToLookup(static pair => pair.Mac, static pair => pair.Address);
    }

    private async Task<IEnumerable<(MacAddress Mac, GuestAddress Address)>> ReadAsync(
        DomainSnapshot domain, InterfaceAddressSource source, CancellationToken cancellationToken)
    {
        var interfaces = source == InterfaceAddressSource.Agent
            ? await agents.QueryAsync(domain)
            : await ReadFromHostAsync(domain, source, cancellationToken);

        // Bridges and VLAN interfaces in a guest have the MAC address of their NIC; their addresses belong to that NIC.
        return
            from one in interfaces
            where MacAddress.TryParse(one.HardwareAddress, out _)
            from address in GuestAddress.Read(source, one)
            select (MacAddress.Parse(one.HardwareAddress!), address);
    }

    private async Task<IReadOnlyList<DomainInterfaceAddresses>> ReadFromHostAsync(
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
                "An address source failed.",
                ("domain", domain.Domain.Name), ("source", source), ("code", exception.Code));
            return [];
        }
    }
}
