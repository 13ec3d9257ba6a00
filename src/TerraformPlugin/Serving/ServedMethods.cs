using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Model;

namespace TerraformPlugin.Serving;

/// <summary>
/// What gRPC takes for the one service class of this process. Its methods are functions, not methods of a class, so that
/// nothing has to be looked for by reflection; it hands over one at a time, the one that is being mapped.
/// </summary>
internal sealed class ServedMethods : IServiceMethodProvider<ServedMethods>, IGrpcServiceActivator<ServedMethods>
{
    /// <summary>The method to be mapped next.</summary>
    public MethodDefinition? Next { get; set; }

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<ServedMethods> context) => Next?.Invoke(context);

    public GrpcActivatorHandle<ServedMethods> Create(IServiceProvider serviceProvider) => new(this, created: false, state: null);

    public ValueTask ReleaseAsync(GrpcActivatorHandle<ServedMethods> service) => ValueTask.CompletedTask;
}
