using TerraformPlugin.Diagnostics;
using TerraformPlugin.Logging;

namespace TerraformPlugin.Rpc;

/// <summary>
/// Runs the operations of the provider, so that StopProvider reaches all of them and nothing that one throws becomes more
/// than a diagnostic.
/// </summary>
internal sealed class RunningOperations : IDisposable
{
    // Replaced by each ConfigureProvider. The old one is left to those that still run under it.
    private volatile CancellationTokenSource _stop = new();

    /// <summary>To be called when nothing runs any more.</summary>
    public void Dispose() => _stop.Dispose();

    /// <summary>Asks whatever runs to end.</summary>
    internal Task StopAsync() => _stop.CancelAsync();

    /// <summary>Lets operations run again: one process may serve several walks, of which one was stopped.</summary>
    internal void Reset()
    {
        if (_stop.IsCancellationRequested)
        {
            _stop = new CancellationTokenSource();
        }
    }

    /// <summary>Runs an operation to its end; what it throws is added to the diagnostics.</summary>
    /// <param name="diagnostics">Takes what went wrong.</param>
    /// <param name="operation">Gets a token that is cancelled by <see cref="StopAsync"/> or with the call.</param>
    /// <param name="callToken">Cancelled when nobody waits for the answer any more.</param>
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
                // The diagnostic asks users to send this.
                PluginLog.Error("An operation failed unexpectedly.", ("error", exception));
            }

            diagnostics.Add(ExceptionDiagnostic.Of(exception, linked.IsCancellationRequested));
        }
    }
}
