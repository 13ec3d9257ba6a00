namespace Labs.Tests.Support;

/// <summary>A test that waits for a lab.</summary>
internal sealed class LabRequest(DebianSuite suite, HostVariant variant)
{
    private readonly TaskCompletionSource<PooledLab?> _lab = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The lab; null where one has to be started.</summary>
    public Task<PooledLab?> Lab => _lab.Task;

    /// <summary>How well a lab suits: 2 as it is, 1 as another variant, 0 not at all.</summary>
    public int Fit(PooledLab lab) => lab.Suite != suite ? 0 : lab.Variant == variant ? 2 : 1;

    /// <summary>Ends the wait. False where it was cancelled before.</summary>
    public bool TryServe(PooledLab? lab) => _lab.TrySetResult(lab);

    public void Cancel(CancellationToken cancellationToken) => _lab.TrySetCanceled(cancellationToken);
}
