using Labs.Probes;

namespace Labs.Tests.Probes;

public sealed class ProbeReportTests
{
    private const string Json =
        """
        {"host":"ext30","report":7,"uptime":6.25,"dropped":3,"nics":[
        {"name":"eth0","mac":"52:54:00:00:00:31","present":true,"carrier":true,"sent":{"broadcast":12,"arp":11},
        "heard":{"52:54:00:00:00:41":{"":{"broadcast":5,"other":2},"20.30":{"double-20-30":4}},"02:00:00:00:00:01":{"ad30":{"other":1}}}},
        {"name":"eth1","mac":"52:54:00:00:00:32","present":false,"carrier":false,"sent":{"broadcast":2},"heard":{}}]}
        """;

    [Fact]
    public void A_report_has_the_counts_of_every_NIC()
    {
        var report = ProbeReport.Parse(Json);

        Assert.Equal((7, TimeSpan.FromSeconds(6.25), 3, true), (report.Number, report.Uptime, report.Dropped, report.IsSending));
        var first = report.Nics[0];
        Assert.Equal(("eth0", "52:54:00:00:00:31", true, true), (first.Name, first.Mac, first.IsPresent, first.HasCarrier));
        Assert.Equal((12, 11), (report.Nics[0].Sent["broadcast"], report.Nics[0].Sent["arp"]));
        Assert.Equal(
            [
                new Sighting("52:54:00:00:00:41", "broadcast", "", 5),
                new Sighting("52:54:00:00:00:41", "other", "", 2),
                new Sighting("52:54:00:00:00:41", "double-20-30", "20.30", 4),
                new Sighting("02:00:00:00:00:01", "other", "ad30", 1),
            ],
            report.Nics[0].Heard);
        Assert.False(report.Nics[1].IsPresent);
        Assert.Empty(report.Nics[1].Heard);
    }

    [Fact]
    public void The_last_whole_line_of_a_guest_is_its_report()
    {
        var text = $"{Half(Line(5))}\n{Line(6)}\nsomething else\n{Line(7)}\nsomething else\n{Half(Line(8))}";

        Assert.Equal(7, GuestProbe.ReadLast(text)!.Number);

        static string Line(int number) => $$"""PROBE {"host":"","report":{{number}},"uptime":1.00,"dropped":0,"nics":[]}""";
        static string Half(string line) => line[..20];
    }

    [Theory]
    [InlineData("")]
    [InlineData("PROBE {\"host\":")]
    public void A_guest_that_has_not_reported_yet_has_no_report(string text) => Assert.Null(GuestProbe.ReadLast(text));
}
