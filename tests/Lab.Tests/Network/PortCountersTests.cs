using Labs.Network;

namespace Labs.Tests.Network;

public sealed class PortCountersTests
{
    [Fact]
    public void Frames_that_came_in_are_read_by_link()
    {
        var counters = PortCounters.Parse(
            """
            [{"ifindex":5,"link_index":2,"ifname":"access20","flags":["UP"],"mtu":1500,"link_type":"ether","address":"aa:bb:cc:dd:ee:ff",
              "stats64":{"rx":{"bytes":5760,"packets":48,"errors":0},"tx":{"bytes":120,"packets":1,"errors":0}}},
             {"ifindex":3,"ifname":"trunk0","stats64":{"rx":{"packets":0},"tx":{"packets":9}}}]
            """);

        Assert.Equal((48, 0), (counters["access20"], counters["trunk0"]));
    }
}
