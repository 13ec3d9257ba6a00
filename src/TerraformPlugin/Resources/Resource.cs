using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Resources;

/// <summary>
/// A kind of managed resource. One instance serves all requests, which come concurrently. What it throws becomes an error
/// diagnostic; but an exception after work was begun loses what is known of that work, so create, update and delete
/// rather return the best-known state together with the error.
/// </summary>
public abstract class Resource
{
    /// <summary>The name in configurations, with the provider's prefix.</summary>
    public abstract string TypeName { get; }

    /// <summary>What it consists of.</summary>
    public abstract Schema Schema { get; }

    /// <summary>How an import ID is written; null where nothing is imported. Users keep such IDs: a change of it breaks them.</summary>
    public virtual string? ImportIdFormat => null;

    /// <summary>
    /// Checks a configuration beyond the schema's validators, in a process that may not be configured. Any value may be
    /// unknown.
    /// </summary>
    public virtual Task ValidateAsync(ValidateResourceRequest request, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>
    /// Refines a plan: sets computed values that are known already, demands replacement, warns. The framework has planned
    /// by the schema before, and checks the result afterwards.
    /// </summary>
    public virtual Task PlanAsync(PlanResourceRequest request, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>Reads the current state; <see cref="ResourceResult.Gone"/> when the object is no more.</summary>
    public abstract Task<ResourceResult> ReadAsync(ReadResourceRequest request, CancellationToken cancellationToken);

    /// <summary>Creates the object. The state it returns has no unknown values, even together with an error.</summary>
    public abstract Task<ResourceResult> CreateAsync(CreateResourceRequest request, CancellationToken cancellationToken);

    /// <summary>Changes the object in place.</summary>
    public abstract Task<ResourceResult> UpdateAsync(UpdateResourceRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes the object and returns <see cref="ResourceResult.Gone"/>; when it fails, the prior state and an error.
    /// </summary>
    public abstract Task<ResourceResult> DeleteAsync(DeleteResourceRequest request, CancellationToken cancellationToken);

    /// <summary>Finds existing objects by the ID that a user gave. Terraform reads what is returned afterwards.</summary>
    public virtual Task<IReadOnlyList<ResourceResult>> ImportAsync(
        ImportResourceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        throw new DiagnosticException(
            "Resource does not support import", $"Objects of type {TypeName} cannot be imported.");
    }

    /// <summary>
    /// Makes a state of the current schema version from one of an older version. The default takes what has the same name
    /// and a type that fits.
    /// </summary>
    public virtual Task<TfValue> UpgradeStateAsync(UpgradeStateRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.FromResult(request.Decode(Schema.Type));
    }
}
