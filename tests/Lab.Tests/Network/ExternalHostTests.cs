using System.Net;
using Labs.Network;
using Labs.Tests.Support;

namespace Labs.Tests.Network;

/// <summary>What is behind the host's uplink, before any guest is there: the ground on which packets prove something.</summary>
public sealed class ExternalHostTests(LabLeases labs) : IClassFixture<LabLeases>
{
    private const int Count = 3;
    private static readonly PingCount AllAnswered = new(Count, Count);
    private static readonly PingCount NoneAnswered = new(Count, 0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_the_router_leads_from_one_VLAN_to_another()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var (first, second) = (lease.Lab.External(30), lease.Lab.External(40));

        Assert.Equal(AllAnswered, await PingAsync(first, second.OwnIPv4));
        Assert.Equal(AllAnswered, await PingAsync(first, second.OwnIPv6));
        Assert.Equal(NoneAnswered, await PingAsync(first, second.SharedIPv4));
        Assert.Equal(NoneAnswered, await PingAsync(first, second.SharedIPv6));

        // The same addresses answer where no VLAN is between.
        Assert.Equal(AllAnswered, await PingAsync(second, second.SharedIPv4));
        Assert.Equal(AllAnswered, await PingAsync(second, second.SharedIPv6));
    }

    [Fact]
    public async Task The_host_is_in_the_infrastructure_network_with_an_address_of_its_DHCP_server()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var address = await lease.Lab.ReadAddressAsync(Token);

        Assert.Equal(AllAnswered, await PingAsync(lease.Lab.External(20), address));
        Assert.Equal(AllAnswered, await PingAsync(lease.Lab.External(30), address));
    }

    private static Task<PingCount> PingAsync(ExternalHost from, IPAddress to) => from.PingAsync(to, Count, Token);
}
