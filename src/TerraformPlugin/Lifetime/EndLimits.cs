namespace TerraformPlugin.Lifetime;

/// <summary>The time limits of the steps of a shutdown.</summary>
/// <param name="FinishCalls">For running calls to finish before they are cancelled.</param>
/// <param name="CancelCalls">For running calls to respond after they were cancelled.</param>
/// <param name="CloseConnections">For connections to close.</param>
/// <param name="DisposeProvider">For the provider to release its resources.</param>
internal readonly record struct EndLimits(
    TimeSpan FinishCalls, TimeSpan CancelCalls, TimeSpan CloseConnections, TimeSpan DisposeProvider)
{
    // Together well below the two seconds after which the host kills the plugin.
    private static readonly EndLimits AfterShutdown = new(
        TimeSpan.Zero, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.3));

    private static readonly EndLimits AfterInterrupt = new(
        TimeSpan.Zero, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(5));

    public static EndLimits For(EndReason reason, TimeSpan finishTime) => reason switch
    {
        EndReason.Shutdown => AfterShutdown,
        EndReason.Interrupted => AfterInterrupt,
        _ => WithoutHost(finishTime),
    };

    // No host is waiting, so running calls can finish instead of leaving partial changes. A cancelled change may have to undo a step,
    // such as a device that is detached to be attached again.
    private static EndLimits WithoutHost(TimeSpan finishTime) => new(
        finishTime, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(5));
}
