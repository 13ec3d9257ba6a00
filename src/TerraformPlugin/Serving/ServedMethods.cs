using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Model;

namespace TerraformPlugin.Serving;

/// <summary>
/// The only service class of this process for gRPC. Its methods are functions, so that gRPC does not search for them by reflection.
/// It provides one method at a time: the one that is being mapped.
/// </summary>
internal sealed class ServedMethods : IServiceMethodProvider<ServedMethods>, IGrpcServiceActivator<ServedMethods>
{
    /// <summary>The method to map next.</summary>
    public MethodDefinition? Next { get; set; }

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<ServedMethods> context) => Next?.Invoke(context);

    public GrpcActivatorHandle<ServedMethods> Create(IServiceProvider serviceProvider) => new(this, created: false, state: null);

    public ValueTask ReleaseAsync(GrpcActivatorHandle<ServedMethods> service) => ValueTask.CompletedTask;
}
