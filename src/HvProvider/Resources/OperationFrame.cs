using HvProvider.Hypervisor;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources;

/// <summary>
/// The frame around the operations of a resource: it converts failures to diagnostics, reads the state back after a failed change,
/// and ensures that an object is created and deleted only once in an operation.
/// </summary>
/// <param name="session">The operation.</param>
/// <param name="diagnostics">Receives the failures.</param>
internal sealed class OperationFrame(HypervisorSession session, DiagnosticList diagnostics)
{
    // The state after a failed operation is read with a separate timeout.
    private static readonly TimeSpan SalvageTime = TimeSpan.FromSeconds(5);

    /// <summary>The attribute that most likely caused a failed system call of the host; null if there is none.</summary>
    public AttributePath? Suspect { get; init; }

    /// <summary>The NIC model that the operation sets if QEMU may not have it, with its attribute; null if it is a known one.</summary>
    public (string Model, AttributePath Path)? DoubtfulModel { get; init; }

    /// <summary>Whether the operation sets VLANs on a Linux bridge, which not every libvirt supports.</summary>
    public bool SetsBridgeVlans { get; init; }

    /// <summary>Runs an operation. A known failure becomes a diagnostic.</summary>
    /// <param name="doing">The operation, as in "While attaching …".</param>
    /// <param name="operation">The operation.</param>
    /// <param name="failed">The result after such a failure.</param>
    public async Task<T> RunAsync<T>(string doing, Func<Task<T>> operation, Func<T> failed)
    {
        try
        {
            return await operation();
        }
        catch (Exception exception) when (Explain(exception, doing) is { } diagnostic)
        {
            diagnostics.Add(diagnostic);
            return failed();
        }
    }

    /// <summary>Runs a change. After a failure, the remaining state is read.</summary>
    /// <param name="doing">The change.</param>
    /// <param name="change">The change.</param>
    /// <param name="read">Reads the existing object; null if it does not exist.</param>
    public async Task<ChangeOutcome<T>> ChangeAsync<T>(string doing, Func<Task<T?>> change, Func<CancellationToken, Task<T?>> read)
        where T : class
    {
        try
        {
            return new(await change(), HasFailed: false);
        }
        catch (Exception exception) when (Explain(exception, doing) is { } diagnostic)
        {
            diagnostics.Add(diagnostic);
            return new(await SalvageAsync(exception, read), HasFailed: true);
        }
    }

    /// <summary>
    /// Creates an object while holding the lock of its domain or of the networks. If no object was created, the claim is released
    /// before the lock: a delete that waits for the lock would otherwise keep an object that no resource manages.
    /// </summary>
    /// <param name="claim">The object.</param>
    /// <param name="create">Creates it, inside the frame of a change.</param>
    /// <exception cref="DiagnosticException">Another resource of the operation creates it, or failed to delete it.</exception>
    public static async Task<T?> CreateAsync<T>(ObjectClaim claim, Func<Task<ChangeOutcome<T>>> create)
        where T : class
    {
        claim.RequireFree();
        T? left = null;
        try
        {
            return left = (await create()).Left;
        }
        finally
        {
            if (left is null)
            {
                claim.Release();
            }
        }
    }

    private Diagnostic? Explain(Exception exception, string doing)
    {
        var diagnostic = LibvirtDiagnostics.From(exception, doing, session.Settings.Uri);
        if (SetsBridgeVlans && LibvirtDiagnostics.IsUnsupported(exception))
        {
            return diagnostic! with { Detail = $"{diagnostic.Detail} VLANs on a Linux bridge require libvirt 11.0 or newer." };
        }

        if (DoubtfulModel is { } doubtful && LibvirtDiagnostics.IsRefusedDevice(exception))
        {
            return diagnostic! with
            {
                Path = doubtful.Path,
                Detail = $"{diagnostic.Detail} \"{doubtful.Model}\" is not a known NIC model of QEMU. Set model to one that QEMU on the "
                    + "hypervisor has, such as \"virtio\" or \"e1000e\".",
            };
        }

        return Suspect is { } path && LibvirtDiagnostics.IsSystemError(exception) ? diagnostic! with { Path = path } : diagnostic;
    }

    private static async Task<T?> SalvageAsync<T>(Exception failure, Func<CancellationToken, Task<T?>> read)
        where T : class
    {
        // An object that the operation rejected was not changed by it.
        if (failure is DiagnosticException)
        {
            return null;
        }

        using var limit = new CancellationTokenSource(SalvageTime);
        try
        {
            return await read(limit.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException
            || LibvirtDiagnostics.From(exception, "", null) is not null)
        {
            // Only the first failure is reported.
            return null;
        }
    }
}
