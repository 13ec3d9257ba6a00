using Acceptance.Tests.Bridges.Support;
using Hypervisors;
using Hypervisors.Contents;
using Hypervisors.Guests;

namespace Acceptance.Tests.Fixtures;

/// <summary>A class that leaves something behind fails, and disturbs no other class.</summary>
public sealed class HypervisorLeaseTests(HypervisorFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_domain_a_network_and_a_link_that_are_left_are_an_error_and_removed()
    {
        var lease = await OpenAsync(TimeSpan.FromSeconds(1));
        await lease.DefineGuestAsync("left", GuestOptions.Idle, Token);
        await DefineNetworkAsync(lease, lease.DrawName("left"));
        await lease.Hypervisor.RunAsync(["ip", "link", "add", lease.DrawName("left"), "type", "bridge"], Token);
        Assert.Equal(3, await CountAsync(lease));

        await Assert.ThrowsAsync<TimeoutException>(async () => await lease.DisposeAsync());

        Assert.Equal(0, await CountAsync(lease));
    }

    [Fact]
    public async Task A_reserved_name_that_is_left_is_an_error_of_the_class_and_removed_before_the_next_reservation()
    {
        const string name = "left-by-example";
        var lease = await OpenAsync(TimeSpan.FromSeconds(1));
        await using (await lease.ReserveAsync(Token, name))
        {
            await DefineNetworkAsync(lease, name);
        }

        await using (await lease.ReserveAsync(Token, name))
        {
            Assert.Equal(0, await CountAsync(lease));
        }

        await Assert.ThrowsAsync<AggregateException>(async () => await lease.DisposeAsync());
    }

    [Fact]
    public async Task A_domain_of_another_class_is_no_error()
    {
        var (lease, other) = (await OpenAsync(TimeSpan.FromSeconds(30)), await OpenAsync(TimeSpan.FromSeconds(30)));
        await using (var guest = await other.DefineGuestAsync("other", GuestOptions.Idle, Token))
        {
            await guest.StartAsync(Token);
            await lease.DisposeAsync();
            Assert.Equal(1, await CountAsync(other));
        }

        await other.DisposeAsync();
    }

    private static Task DefineNetworkAsync(HypervisorLease lease, string name) => lease.Hypervisor.DefineNetworkAsync(
        $"<network><name>{name}</name><forward mode='bridge'/><bridge name='{Hypervisor.Bridge}'/></network>", Token);

    private static async Task<int> CountAsync(HypervisorLease lease) =>
        (await HostContents.ReadAsync(lease.Hypervisor, Token)).Items.Count(lease.Owns);

    private async Task<HypervisorLease> OpenAsync(TimeSpan cleanTimeout)
    {
        var lease = new HypervisorLease(fixture) { CleanTimeout = cleanTimeout };
        await lease.InitializeAsync();
        return lease;
    }
}
