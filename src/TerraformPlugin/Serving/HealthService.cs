using Grpc.Core;
using TerraformPlugin.Lifetime;
using TerraformPlugin.Protocol.Health;

namespace TerraformPlugin.Serving;

/// <summary>gRPC's health service. go-plugin's ping checks the service "plugin".</summary>
internal sealed class HealthService(PluginLifetime lifetime) : IRpcService
{
    private const string PluginName = "plugin";

    private readonly MethodBinder _bind = new("grpc.health.v1.Health", lifetime);

    public string Name => "grpc.health.v1.Health";

    public MethodDefinition? Find(string method) => method switch
    {
        "Check" => _bind.Unary<HealthCheckRequest, HealthCheckResponse>(method, HealthCheckRequest.Parser, CheckAsync),
        "Watch" => _bind.ServerStreamingCall<HealthCheckRequest, HealthCheckResponse>(method, HealthCheckRequest.Parser, WatchAsync),
        _ => null,
    };

    private static Task<HealthCheckResponse> CheckAsync(HealthCheckRequest request, CancellationToken ct) =>
        IsKnown(request.Service)
            ? Task.FromResult(Answer(HealthCheckResponse.Types.ServingStatus.Serving))
            : Task.FromException<HealthCheckResponse>(new RpcException(new Status(StatusCode.NotFound, "unknown service")));

    private async Task WatchAsync(
        HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responses, ServerCallContext context)
    {
        var status = IsKnown(request.Service)
            ? HealthCheckResponse.Types.ServingStatus.Serving
            : HealthCheckResponse.Types.ServingStatus.ServiceUnknown;
        await responses.WriteAsync(Answer(status), context.CancellationToken).ConfigureAwait(false);
        await IdleStream.KeepOpenAsync(lifetime, context).ConfigureAwait(false);
    }

    private static bool IsKnown(string service) => service is "" or PluginName;

    private static HealthCheckResponse Answer(HealthCheckResponse.Types.ServingStatus status) => new() { Status = status };
}
