using Google.Protobuf;
using GoPluginClient;
using Grpc.Core;
using TerraformPlugin.Protocol.Tfplugin6;
using TerraformPlugin.Values;
using TerraformPlugin.Wire;

namespace TerraformPlugin.Tests.Hosting;

/// <summary>Calls of the fixture's resource, with values in the format of Terraform.</summary>
internal static class GateCalls
{
    private static readonly TfType Type = TfType.Object(new Dictionary<string, TfType>
    {
        ["gate"] = TfType.String,
        ["mode"] = TfType.String,
        ["outcome"] = TfType.String,
    });

    public static AsyncUnaryCall<ApplyResourceChange.Types.Response> Create(
        PluginConnection connection, string gate, string mode = "", CancellationToken ct = default) =>
        connection.Provider.ApplyResourceChangeAsync(
            new()
            {
                TypeName = "fixture_gate",
                PriorState = Encode(TfValue.Null(Type)),
                PlannedState = Encode(Object(gate, mode, TfValue.Unknown(TfType.String))),
                Config = Encode(Object(gate, mode, TfValue.Null(TfType.String))),
            },
            cancellationToken: ct);

    public static string Outcome(ApplyResourceChange.Types.Response response)
    {
        Assert.Empty(response.Diagnostics);
        return MsgPackCodec.Decode(response.NewState.Msgpack.Memory, Type).AsMap()["outcome"].AsString();
    }

    private static TfValue Object(string gate, string mode, TfValue outcome) => TfValue.Object(new Dictionary<string, TfValue>
    {
        ["gate"] = TfValue.String(gate),
        ["mode"] = TfValue.String(mode),
        ["outcome"] = outcome,
    });

    private static DynamicValue Encode(TfValue value) =>
        new() { Msgpack = ByteString.CopyFrom(MsgPackCodec.Encode(value, Type)) };
}
