using System.Diagnostics;
using System.Runtime.ExceptionServices;
using LibvirtSharp;
using TerraformPlugin.Logging;

namespace HvProvider.Domains;

/// <summary>Repeats a call over a new connection if the connection breaks, for example because the daemon is restarted.</summary>
internal static class Reconnecting
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs a call that may be repeated: it has the same result whether or not its first attempt took effect.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    /// <exception cref="LibvirtConnectionException">
    /// The daemon did not answer within <see cref="OwedTime.AtLeast"/> after the connection broke, or until the attempts ended.
    /// </exception>
    public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        Stopwatch? broken = null;
        LibvirtConnectionException? last = null;
        while (true)
        {
            try
            {
                if (last is not null)
                {
                    await Task.Delay(Pause, cancellationToken);
                }

                return await call(cancellationToken);
            }
            catch (LibvirtConnectionException exception) when (
                !cancellationToken.IsCancellationRequested && (broken ??= Stopwatch.StartNew()).Elapsed < OwedTime.AtLeast)
            {
                PluginLog.Debug("A call is repeated over a new connection.", ("reason", exception.Reason));
                last = exception;
            }
            catch (OperationCanceledException) when (last is not null)
            {
                // The broken connection is the cause, not the timeout.
                ExceptionDispatchInfo.Throw(last);
            }
        }
    }
}
