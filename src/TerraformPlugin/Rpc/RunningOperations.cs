using TerraformPlugin.Diagnostics;
using TerraformPlugin.Logging;

namespace TerraformPlugin.Rpc;

/// <summary>
/// Runs the operations of the provider: StopProvider cancels all of them, and exceptions become diagnostics.
/// </summary>
internal sealed class RunningOperations : IDisposable
{
    // Replaced by each ConfigureProvider. Operations that still run keep the previous one.
    private volatile CancellationTokenSource _stop = new();

    /// <summary>Must be called only once no operation is running.</summary>
    public void Dispose() => _stop.Dispose();

    /// <summary>Cancels all running operations.</summary>
    internal Task StopAsync() => _stop.CancelAsync();

    /// <summary>Permits operations again after a stop: one process can serve several operations of Terraform.</summary>
    internal void Reset()
    {
        if (_stop.IsCancellationRequested)
        {
            _stop = new CancellationTokenSource();
        }
    }

    /// <summary>Runs an operation. An exception is added to the diagnostics.</summary>
    /// <param name="diagnostics">Receives the errors.</param>
    /// <param name="operation">Receives a token that <see cref="StopAsync"/> or the call cancels.</param>
    /// <param name="callToken">Cancelled if the caller no longer waits for the response.</param>
    internal async Task RunAsync(
        DiagnosticList diagnostics, Func<CancellationToken, Task> operation, CancellationToken callToken)
    {
        var stop = _stop.Token;
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(stop, callToken);
        try
        {
            await operation(linked.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            if (exception is not DiagnosticException && !linked.IsCancellationRequested)
            {
                // The diagnostic asks users to include this log in a report.
                PluginLog.Error("Operation failed unexpectedly.", ("error", exception));
            }

            diagnostics.Add(ExceptionDiagnostic.Of(exception, linked.IsCancellationRequested));
        }
    }
}
