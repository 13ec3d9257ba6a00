using System.Globalization;
using System.Runtime.ExceptionServices;
using LibvirtSharp;

namespace HvProvider.Domains;

/// <summary>
/// libvirt's lock of a domain. The daemon waits 30 s for it and then reports error 68; here the timeout of the operation decides.
/// </summary>
internal static class DomainLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    // A healthy hypervisor process answers a command within milliseconds.
    private static readonly TimeSpan OccupiedLimit = TimeSpan.FromSeconds(1);

    // These versions take the lock of a domain to read its XML, and wait 30 s for it.
    private static readonly LibvirtVersion FirstWithLock = new(11, 0, 0);
    private static readonly LibvirtVersion FirstWithoutLock = new(11, 5, 0);

    /// <summary>Whether the daemon takes the lock of a running domain to read its definition.</summary>
    public static bool IsTakenToRead(LibvirtVersion version) => version >= FirstWithLock && version < FirstWithoutLock;

    /// <summary>
    /// How long another operation has held the lock, without waiting for it; null if it is free, or held for less than a second.
    /// </summary>
    /// <param name="libvirt">The connection.</param>
    /// <param name="domain">The domain. A stopped one has no operation that lasts.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static async Task<TimeSpan?> FindHeldAsync(
        LibvirtConnection libvirt, DomainRef domain, CancellationToken cancellationToken)
    {
        if (domain.Id < 0)
        {
            return null;
        }

        try
        {
            var info = await libvirt.GetDomainControlInfoAsync(domain, cancellationToken);
            return info.State == DomainControlState.Occupied && info.Since >= OccupiedLimit ? info.Since : null;
        }
        catch (LibvirtRemoteException)
        {
            // The domain was stopped, or another driver does not support the call. The next call shows it.
            return null;
        }
    }

    /// <summary>
    /// Throws if another operation holds the lock. A call that waits for the lock occupies one of the few places of its connection,
    /// and the calls for other domains would wait as well.
    /// </summary>
    /// <exception cref="DomainLockedException">Another operation holds the lock.</exception>
    public static async Task ThrowIfHeldAsync(LibvirtConnection libvirt, DomainRef domain, CancellationToken cancellationToken)
    {
        if (await FindHeldAsync(libvirt, domain, cancellationToken) is { } held)
        {
            throw new DomainLockedException(domain.Name, held);
        }
    }

    /// <summary>The words for a lock that is held.</summary>
    public static string Describe(TimeSpan held) =>
        string.Create(CultureInfo.InvariantCulture, $"another operation has held its lock for {held.TotalSeconds:0} s");

    /// <summary>Repeats a call while another operation holds the lock, until the operation is cancelled or its timeout expires.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancelled by the timeout of the operation.</param>
    /// <exception cref="LibvirtException">The domain was still locked at the end of the operation.</exception>
    public static Task<T> WaitAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken) =>
        WaitAsync(_ => call(), cancellationToken);

    /// <summary>Repeats a call while another operation holds the lock, until the operation is cancelled or its timeout expires.</summary>
    /// <param name="call">The call. Its argument is whether it is repeated.</param>
    /// <param name="cancellationToken">Cancelled by the timeout of the operation.</param>
    /// <exception cref="LibvirtException">The domain was still locked at the end of the operation.</exception>
    public static async Task<T> WaitAsync<T>(Func<bool, Task<T>> call, CancellationToken cancellationToken)
    {
        LibvirtException? busy = null;
        while (true)
        {
            try
            {
                if (busy is not null)
                {
                    await Task.Delay(Pause, cancellationToken);
                }

                return await call(busy is not null);
            }
            catch (LibvirtException exception) when (IsLocked(exception))
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

    private static bool IsLocked(LibvirtException exception) =>
        exception is DomainLockedException or LibvirtRemoteException { Code: LibvirtErrorCode.OperationTimeout };
}
