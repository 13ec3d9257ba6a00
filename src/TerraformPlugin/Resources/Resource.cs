using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Resources;

/// <summary>
/// A type of managed resource. One instance serves all requests, concurrently. An exception becomes an error diagnostic, but
/// an exception after a change has started loses the state of that change. Create, update and delete should therefore return
/// the last known state together with the error.
/// </summary>
public abstract class Resource
{
    /// <summary>The name in configurations, with the provider's prefix.</summary>
    public abstract string TypeName { get; }

    /// <summary>The schema.</summary>
    public abstract Schema Schema { get; }

    /// <summary>
    /// The format of an import ID; null if the resource cannot be imported. Users keep such IDs, so a changed format breaks them.
    /// </summary>
    public virtual string? ImportIdFormat => null;

    /// <summary>
    /// Checks a configuration beyond the schema's validators, possibly before the provider is configured. Any value may
    /// be unknown.
    /// </summary>
    public virtual Task ValidateAsync(ValidateResourceRequest request, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>
    /// Removes attributes from a configuration that is generated from a state, if they exclude each other or follow from others. The
    /// computed and deprecated ones are already removed.
    /// </summary>
    public virtual void RefineGeneratedConfig(TfObject config)
    {
    }

    /// <summary>
    /// Refines a plan: sets computed values that are already known, requires replacement, adds warnings. The framework plans
    /// by the schema before this call, and checks the result afterwards.
    /// </summary>
    public virtual Task PlanAsync(PlanResourceRequest request, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>Reads the current state; <see cref="ResourceResult.Gone"/> if the object no longer exists.</summary>
    public abstract Task<ResourceResult> ReadAsync(ReadResourceRequest request, CancellationToken cancellationToken);

    /// <summary>Creates the object. The returned state has no unknown values, even together with an error.</summary>
    public abstract Task<ResourceResult> CreateAsync(CreateResourceRequest request, CancellationToken cancellationToken);

    /// <summary>Changes the object in place.</summary>
    public abstract Task<ResourceResult> UpdateAsync(UpdateResourceRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes the object and returns <see cref="ResourceResult.Gone"/>; if it fails, the prior state and an error.
    /// </summary>
    public abstract Task<ResourceResult> DeleteAsync(DeleteResourceRequest request, CancellationToken cancellationToken);

    /// <summary>Finds existing objects by the ID from the user. Terraform refreshes the returned objects afterwards.</summary>
    public virtual Task<IReadOnlyList<ResourceResult>> ImportAsync(
        ImportResourceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        throw new DiagnosticException(
            "Resource does not support import", $"Objects of type {TypeName} cannot be imported.");
    }

    /// <summary>
    /// Converts a state of an older schema version to the current one. The default keeps attributes with the same name and a
    /// compatible type.
    /// </summary>
    public virtual Task<TfValue> UpgradeStateAsync(UpgradeStateRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.FromResult(request.Decode(Schema.Type));
    }
}
