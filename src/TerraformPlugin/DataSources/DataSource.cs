using TerraformPlugin.Schemas;

namespace TerraformPlugin.DataSources;

/// <summary>A type of data source. One instance serves all requests, concurrently.</summary>
public abstract class DataSource
{
    /// <summary>The name in configurations, with the provider's prefix.</summary>
    public abstract string TypeName { get; }

    /// <summary>The schema.</summary>
    public abstract Schema Schema { get; }

    /// <summary>
    /// Checks a configuration beyond the schema's validators, possibly before the provider is configured. Any value may
    /// be unknown.
    /// </summary>
    public virtual Task ValidateAsync(ValidateDataSourceRequest request, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>Reads the data: returns the configuration with every computed attribute set.</summary>
    public abstract Task<TfObject> ReadAsync(ReadDataSourceRequest request, CancellationToken cancellationToken);
}
