using LibvirtFake;
using LibvirtSharp.Tests.Support;

namespace LibvirtSharp.Tests.Connections;

/// <summary>All calls that read, against the fake daemon.</summary>
public sealed class QueryTests
{
    [Fact]
    public async Task The_properties_of_a_connection_are_read()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        await using var connection = await fake.ConnectAsync();
        Assert.Equal(new LibvirtVersion(11, 3, 0), await connection.GetLibraryVersionAsync(Waiting.Ct));
        Assert.Equal("10.0.0", (await connection.GetHypervisorVersionAsync(Waiting.Ct)).ToString());
        Assert.Equal("fake", await connection.GetHostnameAsync(Waiting.Ct));
        Assert.Equal("qemu:///system", await connection.GetUriAsync(Waiting.Ct));
        Assert.Equal("QEMU", await connection.GetHypervisorTypeAsync(Waiting.Ct));
        Assert.Equal("<capabilities/>", await connection.GetCapabilitiesAsync(Waiting.Ct));
        Assert.Equal(
            "<domainCapabilities/>",
            await connection.GetDomainCapabilitiesAsync(null, "x86_64", null, "kvm", Waiting.Ct));
        Assert.True(await connection.SupportsFeatureAsync(LibvirtFeature.EventCallback, Waiting.Ct));
        Assert.False(await connection.SupportsFeatureAsync((LibvirtFeature)99, Waiting.Ct));
    }

    [Fact]
    public async Task Domains_are_listed_and_found()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddDomain("web");
        fake.AddDomain("off", FakeDomainKind.Stopped);
        fake.AddDomain("passing", FakeDomainKind.Transient);
        await using var connection = await fake.ConnectAsync();
        Assert.Equal(["web", "off", "passing"], await NamesAsync(DomainListFlags.All));
        Assert.Equal(["off"], await NamesAsync(DomainListFlags.Inactive));
        Assert.Equal(["web"], await NamesAsync(DomainListFlags.Active | DomainListFlags.Persistent));
        Assert.Equal(["passing"], await NamesAsync(DomainListFlags.Transient));

        var domain = await connection.LookupDomainByNameAsync("web", Waiting.Ct);
        Assert.Equal(new DomainRef("web", web.Uuid, web.Id), domain);
        Assert.Equal(domain, await connection.LookupDomainByUuidAsync(web.Uuid, Waiting.Ct));
        Assert.Equal(domain, await connection.LookupDomainByIdAsync(web.Id, Waiting.Ct));
        Assert.Equal(-1, (await connection.LookupDomainByNameAsync("off", Waiting.Ct)).Id);
        await Errors.ThrowsAsync(
            LibvirtErrorCode.NoDomain, () => connection.LookupDomainByNameAsync("none", Waiting.Ct));

        async Task<IEnumerable<string>> NamesAsync(DomainListFlags flags) =>
            (await connection.ListDomainsAsync(flags, Waiting.Ct)).Select(domain => domain.Name);
    }

    [Fact]
    public async Task The_properties_of_a_domain_are_read()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddDomain("web", interfaces: "<interface type='bridge'><source bridge='br0'/></interface>");
        web.HasManagedSaveImage = true;
        web.Addresses.Add(new DomainInterfaceAddresses(
            "vnet0", "52:54:00:00:00:01", [new InterfaceAddress(IpAddressKind.IPv6, "fe80::1", 64)]));
        await using var connection = await fake.ConnectAsync();
        var domain = await connection.LookupDomainByNameAsync("web", Waiting.Ct);
        Assert.Equal((DomainState.Running, 1), await connection.GetDomainStateAsync(domain, Waiting.Ct));
        Assert.Equal(DomainState.Running, (await connection.GetDomainInfoAsync(domain, Waiting.Ct)).State);
        Assert.True(await connection.IsDomainActiveAsync(domain, Waiting.Ct));
        Assert.True(await connection.IsDomainPersistentAsync(domain, Waiting.Ct));
        Assert.False(await connection.IsDomainUpdatedAsync(domain, Waiting.Ct));
        Assert.True(await connection.HasManagedSaveImageAsync(domain, Waiting.Ct));
        Assert.Contains("vnet0", await connection.GetDomainXmlAsync(domain, DomainXmlFlags.None, Waiting.Ct), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "vnet0", await connection.GetDomainXmlAsync(domain, DomainXmlFlags.Inactive, Waiting.Ct), StringComparison.Ordinal);
        Assert.Equal(
            new InterfaceStats(1, 2, 3, 4, 5, 6, 7, 8),
            await connection.GetDomainInterfaceStatsAsync(domain, "vnet0", Waiting.Ct));
        var addresses = Assert.Single(
            await connection.GetDomainInterfaceAddressesAsync(domain, InterfaceAddressSource.Lease, Waiting.Ct));
        Assert.Equal(("vnet0", "fe80::1"), (addresses.Name, addresses.Addresses[0].Address));
        await Errors.ThrowsAsync(LibvirtErrorCode.ArgumentUnsupported, () =>
            connection.GetDomainInterfaceAddressesAsync(domain, InterfaceAddressSource.Agent, Waiting.Ct));
    }

    [Fact]
    public async Task Networks_are_listed_found_and_read()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var lan = fake.Host.AddNetwork("<network><name>lan</name><forward mode='bridge'/><bridge name='br0'/></network>");
        fake.AddDomain("web", interfaces: "<interface type='network'><source network='lan'/></interface>");
        await using var connection = await fake.ConnectAsync();
        var network = Assert.Single(await connection.ListNetworksAsync(NetworkListFlags.Active, Waiting.Ct));
        Assert.Empty(await connection.ListNetworksAsync(NetworkListFlags.Inactive, Waiting.Ct));
        Assert.Equal(new NetworkRef("lan", lan.Uuid), network);
        Assert.Equal(network, await connection.LookupNetworkByNameAsync("lan", Waiting.Ct));
        Assert.Equal(network, await connection.LookupNetworkByUuidAsync(lan.Uuid, Waiting.Ct));
        Assert.True(await connection.IsNetworkActiveAsync(network, Waiting.Ct));
        Assert.True(await connection.IsNetworkPersistentAsync(network, Waiting.Ct));
        Assert.Equal("br0", await connection.GetNetworkBridgeNameAsync(network, Waiting.Ct));
        Assert.Contains(
            "br0", await connection.GetNetworkXmlAsync(network, NetworkXmlFlags.Inactive, Waiting.Ct), StringComparison.Ordinal);
        Assert.Empty(await connection.GetNetworkDhcpLeasesAsync(network, null, Waiting.Ct));
        var port = Assert.Single(await connection.ListNetworkPortsAsync(network, Waiting.Ct));
        Assert.Equal(port, await connection.LookupNetworkPortAsync(network, port.Uuid, Waiting.Ct));
        Assert.Contains($"{port.Uuid}", await connection.GetNetworkPortXmlAsync(port, Waiting.Ct), StringComparison.Ordinal);
        await Errors.ThrowsAsync(
            LibvirtErrorCode.NoNetwork, () => connection.LookupNetworkByNameAsync("none", Waiting.Ct));
    }

    [Fact]
    public async Task Host_interfaces_are_listed_found_and_read()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var eth1 = new InterfaceRef("eth1", "aa:bb:cc:dd:ee:ff");
        fake.Host.Interfaces.Add(eth1, "<interface name='eth1'/>");
        await using var connection = await fake.ConnectAsync();
        Assert.Equal([eth1], await connection.ListInterfacesAsync(InterfaceListFlags.All, Waiting.Ct));
        Assert.Equal(eth1, await connection.LookupInterfaceByNameAsync("eth1", Waiting.Ct));
        Assert.Equal(eth1, await connection.LookupInterfaceByMacAsync("aa:bb:cc:dd:ee:ff", Waiting.Ct));
        Assert.True(await connection.IsInterfaceActiveAsync(eth1, Waiting.Ct));
        Assert.Equal(
            "<interface name='eth1'/>", await connection.GetInterfaceXmlAsync(eth1, InterfaceXmlFlags.None, Waiting.Ct));
        await Errors.ThrowsAsync(
            LibvirtErrorCode.NoInterface, () => connection.LookupInterfaceByNameAsync("eth9", Waiting.Ct));
    }
}
