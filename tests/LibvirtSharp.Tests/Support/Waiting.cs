namespace LibvirtSharp.Tests.Support;

/// <summary>Waits with a time limit, so that a test never hangs.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    internal static CancellationToken Ct => TestContext.Current.CancellationToken;

    internal static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Limit, Ct);

    internal static Task Soon(this Task task) => task.WaitAsync(Limit, Ct);

    /// <summary>Waits for a state without notification.</summary>
    internal static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(Limit);
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
