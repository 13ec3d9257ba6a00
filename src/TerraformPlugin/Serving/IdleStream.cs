using Grpc.Core;
using TerraformPlugin.Lifetime;

namespace TerraformPlugin.Serving;

/// <summary>Streams that a host opens once and on which nothing is ever sent: they stay open until one side goes.</summary>
internal static class HeldStream
{
    /// <summary>Returns whether the caller went first.</summary>
    public static async Task<bool> HoldAsync(PluginLifetime lifetime, ServerCallContext context)
    {
        // Not a cancelled wait: an exception at the end of every process would cost more than the rest of its end.
        var callerGone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = context.CancellationToken.Register(callerGone.SetResult);
        var first = await Task.WhenAny(callerGone.Task, lifetime.Ending).ConfigureAwait(false);
        return first == callerGone.Task;
    }
}
