using Grpc.Core;
using TerraformPlugin.Lifetime;
using TerraformPlugin.Protocol.GoPlugin;
using Nothing = Google.Protobuf.WellKnownTypes.Empty;

namespace TerraformPlugin.Serving;

/// <summary>
/// go-plugin's mirror of standard output and error. Nothing is sent: the log goes to standard error itself. The host
/// holds this stream as long as it lives, so its end without a Shutdown means that the host was killed.
/// </summary>
internal sealed class StdioService(PluginLifetime lifetime) : IRpcService
{
    private readonly MethodBinder _bind = new("plugin.GRPCStdio", lifetime);

    public string Name => "plugin.GRPCStdio";

    public MethodDefinition? Find(string method) => method switch
    {
        "StreamStdio" => _bind.ServerStreamingCall<Nothing, StdioData>(method, Nothing.Parser, HoldAsync),
        _ => null,
    };

    private async Task HoldAsync(
        Nothing request, IServerStreamWriter<StdioData> responses, ServerCallContext context)
    {
        if (await HeldStream.HoldAsync(lifetime, context).ConfigureAwait(false))
        {
            lifetime.HostIsGone();
        }
    }
}
