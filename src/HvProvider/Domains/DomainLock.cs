using System.Runtime.ExceptionServices;
using LibvirtSharp;

namespace HvProvider.Domains;

/// <summary>
/// libvirt's lock of a domain. The daemon waits 30 s for it and then reports error 68; here the timeout of the operation decides.
/// </summary>
internal static class DomainLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Repeats a call while another operation holds the lock, until the operation is cancelled or its timeout expires.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancelled by the timeout of the operation.</param>
    /// <exception cref="LibvirtRemoteException">The domain was still locked at the end of the operation.</exception>
    public static async Task<T> WaitAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        LibvirtRemoteException? busy = null;
        while (true)
        {
            try
            {
                if (busy is not null)
                {
                    await Task.Delay(Pause, cancellationToken);
                }

                return await call();
            }
            catch (LibvirtRemoteException exception) when (exception.Code == LibvirtErrorCode.OperationTimeout)
            {
                busy = exception;
            }
            catch (OperationCanceledException) when (busy is not null)
            {
                // The lock is the cause, not the timeout.
                ExceptionDispatchInfo.Throw(busy);
            }
        }
    }
}
