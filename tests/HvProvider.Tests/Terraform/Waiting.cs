namespace HvProvider.Tests.Terraform;

/// <summary>A test that waits for what does not come fails, and never hangs.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static Task Soon(this Task task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);
}
