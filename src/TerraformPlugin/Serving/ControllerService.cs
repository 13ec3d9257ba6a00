using Grpc.Core;
using TerraformPlugin.Lifetime;
using TerraformPlugin.Protocol.GoPlugin;

namespace TerraformPlugin.Serving;

/// <summary>go-plugin's controller: the host requests the shutdown of the plugin.</summary>
internal sealed class ControllerService(PluginLifetime lifetime) : IRpcService
{
    private readonly MethodBinder _bind = new("plugin.GRPCController", lifetime);

    public string Name => "plugin.GRPCController";

    public MethodDefinition? Find(string method) => method switch
    {
        "Shutdown" => _bind.UnaryCall<Empty, Empty>(method, Empty.Parser, ShutdownAsync),
        _ => null,
    };

    private Task<Empty> ShutdownAsync(Empty request, ServerCallContext context)
    {
        // The response is sent first: a host that receives none kills the plugin at once.
        context.GetHttpContext().Response.OnCompleted(() =>
        {
            lifetime.End(EndReason.Shutdown);
            return Task.CompletedTask;
        });
        return Task.FromResult(new Empty());
    }
}
