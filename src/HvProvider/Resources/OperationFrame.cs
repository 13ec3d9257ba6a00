using HvProvider.Hypervisor;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources;

/// <summary>
/// The frame around the operations of a resource: failures become diagnostics, what a failed change left is read back, and an object is
/// created and deleted once in an operation.
/// </summary>
/// <param name="session">The operation.</param>
/// <param name="diagnostics">Receives the failures.</param>
internal sealed class OperationFrame(HypervisorSession session, DiagnosticList diagnostics)
{
    // What a failed operation left is read with time of its own.
    private static readonly TimeSpan SalvageTime = TimeSpan.FromSeconds(5);

    /// <summary>The attribute that a failed system call of the host is most likely about; null where there is none.</summary>
    public AttributePath? Suspect { get; init; }

    /// <summary>Runs an operation. A failure that can be explained becomes a diagnostic.</summary>
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

    /// <summary>Runs a change. After a failure, what the change left is read.</summary>
    /// <param name="doing">The change.</param>
    /// <param name="change">The change.</param>
    /// <param name="read">Reads what is there; null where that is nothing.</param>
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
    /// Creates an object within the turn to change it. A claim that led to nothing is released before the turn ends: a delete that waits
    /// for it would keep an object that no resource manages.
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
        return Suspect is { } path && LibvirtDiagnostics.IsSystemError(exception) ? diagnostic! with { Path = path } : diagnostic;
    }

    private static async Task<T?> SalvageAsync<T>(Exception failure, Func<CancellationToken, Task<T?>> read)
        where T : class
    {
        // What the operation refused to touch is not what it left.
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
            // The failure that is reported is the first one.
            return null;
        }
    }
}
