using TerraformPlugin.DataSources;
using TerraformPlugin.Functions;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;

namespace TerraformPlugin.Providers;

/// <summary>A provider: its configuration, and the resources, data sources and functions that it offers.</summary>
public abstract class Provider : IAsyncDisposable
{
    /// <summary>The prefix of the names of resources and data sources.</summary>
    public abstract string TypeName { get; }

    /// <summary>The schema of the provider block.</summary>
    public abstract Schema Schema { get; }

    /// <summary>The resources.</summary>
    public abstract IReadOnlyList<Resource> Resources { get; }

    /// <summary>The data sources.</summary>
    public virtual IReadOnlyList<DataSource> DataSources => [];

    /// <summary>The functions.</summary>
    public virtual IReadOnlyList<Function> Functions => [];

    /// <summary>Checks a configuration beyond the schema's validators. Any value may be unknown.</summary>
    public virtual Task ValidateAsync(ValidateProviderRequest request, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>
    /// Applies the configuration, in which values may be unknown. A process that serves several operations is configured again
    /// before each of them.
    /// </summary>
    public abstract Task ConfigureAsync(ConfigureProviderRequest request, CancellationToken cancellationToken);

    /// <summary>Releases all resources at the end of the process.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
