using TerraformPlugin.Lifetime;
using TerraformPlugin.Protocol.GoPlugin;

namespace TerraformPlugin.Serving;

/// <summary>go-plugin's broker of further connections. Providers do not use it, but hosts always open the stream.</summary>
internal sealed class BrokerService(PluginLifetime lifetime) : IRpcService
{
    private readonly MethodBinder _bind = new("plugin.GRPCBroker", lifetime);

    public string Name => "plugin.GRPCBroker";

    public MethodDefinition? Find(string method) => method switch
    {
        "StartStream" => _bind.DuplexCall(method, ConnInfo.Parser, call => IdleStream.KeepOpenAsync(lifetime, call)),
        _ => null,
    };
}
