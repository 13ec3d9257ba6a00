using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Text;
using HvProvider.Nics.Values;

namespace HvProvider.Tests.Hosts.Kernel;

/// <summary>The MAC addresses that bridges have heard.</summary>
public sealed class FdbJsonTests
{
    private static readonly MacAddress Neighbour = MacAddress.Parse("02:00:00:00:00:30");
    private static readonly MacAddress OwnOfTheUplink = MacAddress.Parse("02:00:00:00:01:00");

    [Theory]
    [MemberData(nameof(Recording.Labs), MemberType = typeof(Recording))]
    public async Task Learned_addresses_include_hosts_behind_the_uplink_but_not_the_uplink_itself(string host)
    {
        var learned = (await new RecordedHost(host).ViewAsync()).Kernel.Learned;
        Assert.Contains(new LearnedMac(Neighbour, "uplink0", 30), learned);
        Assert.DoesNotContain(learned, entry => entry.Mac == OwnOfTheUplink);
        Assert.All(learned, entry => Assert.True(entry.Mac.IsUnicast));
    }

    [Fact]
    public async Task An_unreadable_table_does_not_prevent_reading_the_host()
    {
        var host = new RecordedHost("trixie-site");
        host.Answers[RecordedHost.ShowLearned] = RecordedHost.Failed("no");
        var view = await host.ViewAsync();
        Assert.Empty(view.Kernel.Learned);
        Assert.NotNull(view.FindBridge("br0"));
    }

    [Fact]
    public void Output_that_is_not_json_is_reported() =>
        Assert.Throws<HostReadException>(() => FdbJson.Parse("fdb", "bridge -json fdb show"));
}
