using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TerraformPlugin.Serving;

/// <summary>
/// Finds the endpoint of a path. Each method is mapped on its first call, without routing, because a path names its method
/// exactly.
/// </summary>
internal sealed class RpcEndpoints : IDisposable
{
    private const int MaxMessageSize = 256 * 1024 * 1024;

    private readonly Dictionary<string, IRpcService> _services;
    private readonly ConcurrentDictionary<string, RequestDelegate> _mapped = new(StringComparer.Ordinal);
    private readonly Lock _mapping = new();
    private readonly ServedMethods _methods = new();
    private readonly ServiceProvider _provider;

    public RpcEndpoints(IEnumerable<IRpcService> services, ILoggerFactory logs)
    {
        _services = services.ToDictionary(service => service.Name, StringComparer.Ordinal);
        _provider = BuildProvider(_methods, logs);
    }

    public IServiceProvider Provider => _provider;

    /// <summary>Finds the method of a path such as <c>/package.Service/Method</c>.</summary>
    public bool TryFind(string path, [NotNullWhen(true)] out RequestDelegate? method)
    {
        if (_mapped.TryGetValue(path, out method))
        {
            return true;
        }

        // Unknown paths are not cached, because a caller could send any number of them.
        var definition = Define(path);
        if (definition is null)
        {
            return false;
        }

        lock (_mapping)
        {
            if (!_mapped.TryGetValue(path, out method))
            {
                _mapped[path] = method = Map(definition);
            }
        }

        return true;
    }

    /// <summary>Maps methods ahead of their first call.</summary>
    public void Prepare(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            _ = TryFind(path, out _);
        }
    }

    public void Dispose() => _provider.Dispose();

    private MethodDefinition? Define(string path) =>
        path.Split('/') is ["", var service, var method] && _services.TryGetValue(service, out var found)
            ? found.Find(method)
            : null;

    private RequestDelegate Map(MethodDefinition definition)
    {
        _methods.Next = definition;
        var builder = new EndpointBuilder(Provider);
        builder.MapGrpcService<ServedMethods>();
        return builder.DataSources.Single().Endpoints.Single().RequestDelegate
            ?? throw new InvalidOperationException("A mapped method has no handler.");
    }

    // The services that gRPC requires, as instances of closed types. They take precedence over the open generics that
    // AddGrpc registers, whose construction at run time costs more than the rest of the start.
    private static ServiceProvider BuildProvider(ServedMethods methods, ILoggerFactory logs)
    {
        var services = new ServiceCollection();
        services.AddGrpc();
        services.RemoveAll(typeof(IServiceMethodProvider<>));
        services.AddSingleton<IServiceMethodProvider<ServedMethods>>(methods);
        services.AddSingleton<IGrpcServiceActivator<ServedMethods>>(methods);
        services.AddSingleton(logs);
        services.AddSingleton(Options.Create(new RouteHandlerOptions()));
        services.AddSingleton(Options.Create(new GrpcServiceOptions
        {
            MaxReceiveMessageSize = MaxMessageSize,
            MaxSendMessageSize = MaxMessageSize,
            // Terraform shows the text of a failed call to the user. Without details it is "Exception was thrown".
            EnableDetailedErrors = true,
            // Otherwise each method gets its own catch-all endpoints: for services here, for methods below.
            IgnoreUnknownServices = true,
        }));
        services.AddSingleton(Options.Create(new GrpcServiceOptions<ServedMethods> { IgnoreUnknownServices = true }));
        return services.BuildServiceProvider();
    }

    private sealed class EndpointBuilder(IServiceProvider provider) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => provider;

        public ICollection<EndpointDataSource> DataSources { get; } = [];

        public IApplicationBuilder CreateApplicationBuilder() => new ApplicationBuilder(provider);
    }
}
