using HvProvider.Domains;
using LibvirtSharp;

namespace HvProvider.Tests.Domains;

public sealed class ReconnectingTests
{
    [Fact]
    public async Task A_broken_connection_is_the_cause_if_the_time_ends_before_another_one()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var broken = await Assert.ThrowsAsync<LibvirtConnectionException>(() => Reconnecting.RunAsync<bool>(
            static _ => throw new LibvirtConnectionException(LibvirtConnectionFailure.PeerClosed, "words"), limit.Token));
        Assert.Equal("words", broken.Message);
    }

    [Fact]
    public async Task Time_that_ends_without_a_broken_connection_is_reported_as_such()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Reconnecting.RunAsync(
            static async token =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
                return true;
            },
            limit.Token));
    }
}
