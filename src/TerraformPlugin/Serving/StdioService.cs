using Grpc.Core;
using TerraformPlugin.Lifetime;
using TerraformPlugin.Protocol.GoPlugin;
using Nothing = Google.Protobuf.WellKnownTypes.Empty;

namespace TerraformPlugin.Serving;

/// <summary>
/// go-plugin's forwarding of standard output and error. Nothing is sent, because the log is written to standard error. The host keeps
/// this stream open until it exits, so an end of the stream without Shutdown means that the host was killed.
/// </summary>
internal sealed class StdioService(PluginLifetime lifetime) : IRpcService
{
    private readonly MethodBinder _bind = new("plugin.GRPCStdio", lifetime);

    public string Name => "plugin.GRPCStdio";

    public MethodDefinition? Find(string method) => method switch
    {
        "StreamStdio" => _bind.ServerStreamingCall<Nothing, StdioData>(method, Nothing.Parser, KeepOpenAsync),
        _ => null,
    };

    private async Task KeepOpenAsync(
        Nothing request, IServerStreamWriter<StdioData> responses, ServerCallContext context)
    {
        if (await IdleStream.KeepOpenAsync(lifetime, context).ConfigureAwait(false))
        {
            lifetime.HostIsGone();
        }
    }
}
