using Labs.Probes;

namespace Labs.Tests.Probes;

public sealed class ProbeGroupTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_snapshot_is_two_reports_younger_than_its_beginning()
    {
        var group = new ProbeGroup([new CountingProbe("a"), new CountingProbe("b")]);

        var snapshot = await group.TakeAsync(Token);

        Assert.All(snapshot.Reports.Values, report => Assert.Equal(3, report.Number));
    }

    [Fact]
    public async Task A_window_holds_the_requested_number_of_rounds()
    {
        var window = await new ProbeGroup([new CountingProbe("a"), new CountingProbe("b")]).CountAsync(rounds: 4, Token);

        Assert.All(FrameKinds.All, kind => Assert.InRange(window.Sent("a", kind), 4, 5));
    }

    [Fact]
    public async Task A_probe_that_does_not_send_is_not_waited_for()
    {
        var group = new ProbeGroup([new CountingProbe("a"), new CountingProbe("idle") { IsIdle = true }]);

        Assert.Equal(["a"], (await group.TakeAsync(Token)).Senders);
    }

    // Two rounds in every report, a new report for every time it is asked.
    private sealed class CountingProbe(string name) : IProbe
    {
        private int _number;

        public string Name => name;

        public bool IsIdle { get; init; }

        public Task<ProbeReport?> ReadAsync(CancellationToken cancellationToken)
        {
            _number = IsIdle ? 1 : _number + 1;
            var sent = FrameKinds.All.ToDictionary(kind => kind, _ => 2L * _number);
            var nic = new ProbeNic("eth0", "52:54:00:00:00:01", true, !IsIdle, sent, []);
            return Task.FromResult<ProbeReport?>(new ProbeReport(_number, TimeSpan.FromSeconds(_number), 0, [nic]));
        }
    }
}
