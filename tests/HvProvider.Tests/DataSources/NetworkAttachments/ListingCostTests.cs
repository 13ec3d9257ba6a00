using HvProvider.Connections;
using HvProvider.Hypervisor;
using HvProvider.Listing;
using HvProvider.Tests.Hosts;
using HvProvider.Tests.Resources.NetworkAttachments;
using LibvirtFake;
using LibvirtSharp;

namespace HvProvider.Tests.DataSources.NetworkAttachments;

/// <summary>The calls and commands of a listing.</summary>
public sealed class ListingCostTests
{
    private const int NicsOfOneDomain = 5;
    private const string Site = "<network><name>site</name><forward mode='bridge'/><bridge name='br0'/></network>";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, false)]
    [InlineData(100, false)]
    [InlineData(1000, false)]
    [InlineData(100, true)]
    public async Task The_number_of_commands_is_constant_and_each_definition_is_read_once(int count, bool inApply)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var host = new TapHost(fake);
        fake.Host.AddNetwork(Site);
        var domains = Math.Max(1, count / NicsOfOneDomain);
        foreach (var domain in Enumerable.Range(0, domains))
        {
            fake.AddGuest($"guest{domain}", interfaces: string.Concat(Enumerable.Range(0, Math.Min(count, NicsOfOneDomain)).Select(nic =>
                Guests.Foreign(
                    $"52:54:00:{domain >> 8:x2}:{domain & 255:x2}:{nic:x2}", nic + 1, source: "network='site'", type: "network"))));
        }

        await using var session = new HypervisorSession(new HypervisorSettings { Uri = fake.Uri, MacNamespace = "" }, host.Access);
        if (inApply)
        {
            await session.ConnectAsync(ConnectionAccess.ReadWrite, Ct);
        }

        var listing = await new NicListReader(session).ReadAsync(new NicSelection.All(), new HashSet<InterfaceAddressSource>(), Ct);

        Assert.Equal(count, listing.Nics.Count);
        Assert.All(listing.Nics, nic => Assert.Equal("1 PVID untagged", nic.Vlans.Found?.ToString()));
        Assert.Equal(6, host.Commands.Count);
        Assert.Equal(2 * domains, fake.Log.Count(LibvirtProcedure.DomainGetXmlDescription));
        Assert.Equal(1, fake.Log.Count(LibvirtProcedure.ConnectListDomains));
        Assert.Equal(1, fake.Log.Count(LibvirtProcedure.NetworkGetXmlDescription));
    }

    [Fact]
    public async Task Listings_of_one_plan_share_their_reads()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var host = new TapHost(fake);
        foreach (var domain in Enumerable.Range(0, 10))
        {
            fake.AddGuest($"guest{domain}", interfaces: Guests.Foreign($"52:54:00:00:00:{domain:x2}", 1));
        }

        await using var process = await Listing.StartAsync(fake, host.Access);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            process.ReadDataAsync(Listing.TypeName, number % 2 == 0 ? Listing.Of() : Listing.Of(bridge: "br0"))));

        process.Messages.AssertNone();
        Assert.Equal(6, host.Commands.Count);
        Assert.Equal(20, fake.Log.Count(LibvirtProcedure.DomainGetXmlDescription));
        Assert.Equal(1, fake.Log.Count(LibvirtProcedure.ConnectListDomains));
    }
}
