using System.Diagnostics.CodeAnalysis;
using TerraformPlugin.DataSources;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Providers;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;
using TerraformPlugin.Wire;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Rpc;

/// <summary>
/// The service tfplugin6.Provider: one method per call, one file per group of calls. Each method decodes the request, calls the
/// provider, and checks and encodes the result. Errors of a peer or the provider are reported as diagnostics, never thrown.
/// </summary>
[SuppressMessage("Performance", "CA1822", Justification = "Calls of the service are instance methods.")]
internal sealed partial class ProviderService(Provider provider) : IAsyncDisposable
{
    private readonly RunningOperations _operations = new();

    /// <summary>Disposes the provider.</summary>
    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync().ConfigureAwait(false);
        _operations.Dispose();
    }

    private Schema? ResourceSchema(string typeName) => FindResource(typeName)?.Schema;

    private Schema? DataSourceSchema(string typeName) => FindDataSource(typeName)?.Schema;

    private Resource? FindResource(string typeName) => provider.Resources.FirstOrDefault(r => r.TypeName == typeName);

    private DataSource? FindDataSource(string typeName) => provider.DataSources.FirstOrDefault(d => d.TypeName == typeName);

    private Resource Resource(string typeName) =>
        FindResource(typeName)
        ?? throw new DiagnosticException(
            "Resource Type Not Found", $"No resource type named \"{typeName}\" was found in the provider.");

    private DataSource DataSource(string typeName) =>
        FindDataSource(typeName)
        ?? throw new DiagnosticException(
            "Data Source Type Not Found", $"No data source type named \"{typeName}\" was found in the provider.");

    private static Proto.Diagnostic NoSuchType(string kind, string typeName) => DiagnosticEncoder.Encode(Diagnostic.Error(
        "Type Not Found",
        $"No {kind} type named \"{typeName}\" was found in the provider."));
}
