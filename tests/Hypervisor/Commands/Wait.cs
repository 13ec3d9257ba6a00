using System.Collections;

namespace Hypervisors.Commands;

/// <summary>Waits for a state of the outside world: what cannot notify is asked again and again, up to a deadline.</summary>
public static class Wait
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until the probe's answer satisfies the condition and returns that answer.</summary>
    public static async Task<T> UntilAsync<T>(
        string what,
        Func<Task<T>> probe,
        Func<T, bool> condition,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        using var timer = new PeriodicTimer(Interval);
        while (true)
        {
            var answer = await probe();
            if (condition(answer))
            {
                return answer;
            }

            try
            {
                await timer.WaitForNextTickAsync(deadline.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"Waited {timeout.TotalSeconds:0} s in vain for {what}. Last seen:\n{Describe(answer)}");
            }
        }
    }

    private static string? Describe(object? answer) =>
        answer is IEnumerable list and not string ? string.Join('\n', list.Cast<object>()) : answer?.ToString();
}
