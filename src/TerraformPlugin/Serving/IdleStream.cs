using Grpc.Core;
using TerraformPlugin.Lifetime;

namespace TerraformPlugin.Serving;

/// <summary>
/// Streams that a host opens once and that never carry messages. They stay open until the caller disconnects or the process ends.
/// </summary>
internal static class IdleStream
{
    /// <summary>Waits for the end of the stream; returns whether the caller ended it.</summary>
    public static async Task<bool> KeepOpenAsync(PluginLifetime lifetime, ServerCallContext context)
    {
        // Waits without cancellation: an exception at the end of every process would cost more than the rest of the shutdown.
        var callerDisconnected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = context.CancellationToken.Register(callerDisconnected.SetResult);
        var first = await Task.WhenAny(callerDisconnected.Task, lifetime.Ending).ConfigureAwait(false);
        return first == callerDisconnected.Task;
    }
}
