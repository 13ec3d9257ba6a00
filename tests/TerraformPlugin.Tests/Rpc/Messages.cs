using Google.Protobuf;
using TerraformPlugin.Schemas;
using TerraformPlugin.Tests.Fakes;
using TerraformPlugin.Values;
using TerraformPlugin.Wire;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Tests.Rpc;

/// <summary>Messages in the format of Terraform.</summary>
internal static class Messages
{
    internal const string Thing = "fake_thing";

    internal static readonly ByteString Private = ByteString.CopyFrom(1, 0, 2);

    internal static Proto.DynamicValue Null => Of(TfValue.Null(FakeSchema.Thing.Type));

    internal static Proto.DynamicValue Of(TfObject value) => Of(value.Raw);

    internal static Proto.DynamicValue Of(TfValue value) => DynamicValueCodec.Encode(value, value.Type);

    internal static TfObject Read(Proto.DynamicValue value) => Read(value, FakeSchema.Thing);

    internal static TfObject Read(Proto.DynamicValue value, Schema schema) =>
        DynamicValueCodec.DecodeRequired(value, schema, "answer");

    internal static bool IsNull(Proto.DynamicValue value) =>
        DynamicValueCodec.DecodeObject(value, FakeSchema.Thing, "answer") is null;

    internal static TfObject State(Action<TfObject>? change = null)
    {
        var state = FakeSchema.Config(c =>
        {
            c.Set(FakeSchema.Id, "id-1");
            c.Set(FakeSchema.Mac, "52:54:00:00:00:AB");
            c.Set(FakeSchema.Tap, "vnet0");
            c.Set(FakeSchema.OnDestroy, "detach");
            change?.Invoke(c);
        });
        state.Set(FakeSchema.Tags, new Tf<IReadOnlyList<Tf<string>>>([]));
        var options = state.Get(FakeSchema.Options).Value;
        options.Set(FakeSchema.Plain, "p");
        state.Set(FakeSchema.Options, options);
        return state;
    }

    internal static Proto.PlanResourceChange.Types.Request Plan(TfObject? prior, TfObject? config)
    {
        var nothing = TfValue.Null(FakeSchema.Thing.Type);
        var (before, configured) = (prior?.Raw ?? nothing, config?.Raw ?? nothing);
        return new()
        {
            TypeName = Thing,
            PriorState = Of(before),
            Config = Of(configured),
            ProposedNewState = Of(Proposal.Of(FakeSchema.Thing.Object, configured, before)),
            PriorPrivate = prior is null ? ByteString.Empty : Private,
        };
    }

    internal static Proto.ApplyResourceChange.Types.Request Apply(TfObject? prior, TfObject? planned, TfObject? config) => new()
    {
        TypeName = Thing,
        PriorState = prior is null ? Null : Of(prior),
        PlannedState = planned is null ? Null : Of(planned),
        Config = config is null ? Null : Of(config),
        PlannedPrivate = Private,
    };

    internal static string Text(Proto.AttributePath? path) => path is null ? "" : string.Join('/', path.Steps.Select(s =>
        s.HasAttributeName ? s.AttributeName
            : s.HasElementKeyString ? "#" + s.ElementKeyString
            : s.ElementKeyInt.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    internal static Proto.Diagnostic OnlyError(IEnumerable<Proto.Diagnostic> diagnostics)
    {
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(Proto.Diagnostic.Types.Severity.Error, diagnostic.Severity);
        Assert.NotEmpty(diagnostic.Summary);
        return diagnostic;
    }
}
