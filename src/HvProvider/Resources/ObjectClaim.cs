using HvProvider.Hypervisor;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources;

/// <summary>The claim of one object for a create or a delete of this operation.</summary>
internal abstract class ObjectClaim
{
    /// <summary>The diagnostic if another resource of the operation creates the object too.</summary>
    public required Func<Diagnostic> Duplicate { get; init; }

    /// <summary>The diagnostic if another resource of the operation failed to delete the object.</summary>
    public required Func<Diagnostic> BeingDeleted { get; init; }

    /// <summary>The diagnostic if a delete keeps the object for the resource that created it.</summary>
    public required Func<Diagnostic> Kept { get; init; }

    /// <summary>The error of a delete whose object another resource of the operation failed to take over; null deletes it.</summary>
    public Func<Diagnostic>? ReplacementFailed { get; init; }

    /// <summary>Claims the object for a create.</summary>
    /// <exception cref="DiagnosticException">Another resource has claimed it.</exception>
    public abstract void RequireFree();

    /// <summary>Releases the claim of a create that left no object.</summary>
    public abstract void Release();

    /// <summary>Deletes the object. If a create of this operation has claimed it, the object is kept, with a warning.</summary>
    public abstract Task DeleteAsync(Func<Task> delete, DiagnosticList diagnostics);

    /// <summary>A claim of an object among the objects of the same kind.</summary>
    internal sealed class Of<TPlanned, TKey>(Claims<TPlanned, TKey> claims, TKey key) : ObjectClaim
        where TPlanned : notnull
        where TKey : notnull
    {
        /// <inheritdoc />
        public override void RequireFree()
        {
            if (claims.IsBeingDeleted(key))
            {
                throw new DiagnosticException(BeingDeleted());
            }

            if (!claims.TryCreate(key))
            {
                throw new DiagnosticException(Duplicate());
            }
        }

        /// <inheritdoc />
        public override void Release() => claims.Release(key);

        /// <inheritdoc />
        public override async Task DeleteAsync(Func<Task> delete, DiagnosticList diagnostics)
        {
            if (claims.IsCreated(key))
            {
                diagnostics.Add(Kept());
                return;
            }

            if (ReplacementFailed is not null && claims.HasCreateFailed(key))
            {
                throw new DiagnosticException(ReplacementFailed());
            }

            claims.BeginDelete(key);
            await delete();
            claims.EndDelete(key);
        }
    }
}
