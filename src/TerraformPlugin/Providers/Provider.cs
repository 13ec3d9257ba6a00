using TerraformPlugin.DataSources;
using TerraformPlugin.Functions;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;

namespace TerraformPlugin.Providers;

/// <summary>A provider: its configuration, and the resources, data sources and functions that it offers.</summary>
public abstract class Provider : IAsyncDisposable
{
    /// <summary>The prefix of its resources' names.</summary>
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
    /// Takes the configuration, in which values may be unknown. In a process that serves several walks it comes again
    /// before each.
    /// </summary>
    public abstract Task ConfigureAsync(ConfigureProviderRequest request, CancellationToken cancellationToken);

    /// <summary>Lets go of everything; called when the process ends.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
