using TerraformPlugin.Schemas;

namespace TerraformPlugin.DataSources;

/// <summary>A kind of data source. One instance serves all requests, which come concurrently.</summary>
public abstract class DataSource
{
    /// <summary>The name in configurations, with the provider's prefix.</summary>
    public abstract string TypeName { get; }

    /// <summary>What it consists of.</summary>
    public abstract Schema Schema { get; }

    /// <summary>
    /// Checks a configuration beyond the schema's validators, in a process that may not be configured. Any value may be
    /// unknown.
    /// </summary>
    public virtual Task ValidateAsync(ValidateDataSourceRequest request, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>Reads the data: the configuration with every computed attribute filled in.</summary>
    public abstract Task<TfObject> ReadAsync(ReadDataSourceRequest request, CancellationToken cancellationToken);
}
