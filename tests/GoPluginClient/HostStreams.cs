using Grpc.Core;
using TerraformPlugin.Protocol.GoPlugin;

namespace GoPluginClient;

/// <summary>The two streams that a host keeps open while it uses a plugin.</summary>
internal sealed record HostStreams(
    AsyncServerStreamingCall<StdioData> Stdio, AsyncDuplexStreamingCall<ConnInfo, ConnInfo> Broker) : IDisposable
{
    public void Dispose()
    {
        Stdio.Dispose();
        Broker.Dispose();
    }
}
