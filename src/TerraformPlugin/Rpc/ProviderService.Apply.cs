using Google.Protobuf;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Logging;
using TerraformPlugin.Planning;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using TerraformPlugin.Wire;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Rpc;

/// <content>Applying.</content>
internal sealed partial class ProviderService
{
    /// <summary>
    /// Creates, updates or deletes an object. StopProvider and the end of the process cancel it. A lost connection does not, because a
    /// partial change is worse than a complete change that is not stored.
    /// </summary>
    public async Task<Proto.ApplyResourceChange.Types.Response> ApplyResourceChange(
        Proto.ApplyResourceChange.Types.Request request, CancellationToken cancellationToken)
    {
        var response = new Proto.ApplyResourceChange.Types.Response();
        var diagnostics = new DiagnosticList();
        await _operations.RunAsync(
            diagnostics,
            async token =>
            {
                var resource = Resource(request.TypeName);
                var schema = resource.Schema;
                var prior = DynamicValueCodec.DecodeObject(request.PriorState, schema, "prior state");
                var planned = DynamicValueCodec.DecodeObject(request.PlannedState, schema, "planned state");
                var operation = planned is null ? PlanOperation.Delete
                    : prior is null ? PlanOperation.Create
                    : PlanOperation.Update;
                var plan = planned?.Raw ?? TfValue.Null(schema.Type);

                ResourceResult? result = null;
                await _operations.RunAsync(
                    diagnostics,
                    async inner => result = operation switch
                    {
                        PlanOperation.Create => await CreateAsync(resource, planned!, request, diagnostics, inner)
                            .ConfigureAwait(false),
                        PlanOperation.Update => await UpdateAsync(resource, prior!, planned!, request, diagnostics, inner)
                            .ConfigureAwait(false),
                        _ => await DeleteAsync(resource, prior, request, diagnostics, inner).ConfigureAwait(false),
                    },
                    token).ConfigureAwait(false);

                await _operations.RunAsync(
                    diagnostics,
                    _ =>
                    {
                        Store(AppliedState.Settle(schema, operation, plan, result, diagnostics), schema, response);
                        return Task.CompletedTask;
                    },
                    CancellationToken.None).ConfigureAwait(false);
                if (response.NewState is null && result?.State is { } unsettled)
                {
                    StoreUnsettled(schema, unsettled.Raw, plan, result.Private, response);
                }
            },
            cancellationToken).ConfigureAwait(false);
        response.Diagnostics.AddRange(DiagnosticEncoder.Encode(diagnostics, ResourceSchema(request.TypeName)));
        return response;
    }

    private static void Store(AppliedState applied, Schema schema, Proto.ApplyResourceChange.Types.Response response)
    {
        response.NewState = DynamicValueCodec.Encode(applied.State, schema.Type);
        response.Private = Bytes(applied.Private);
    }

    /// <summary>Stores the first of the result and the plan that can be encoded. The error is reported already.</summary>
    private static void StoreUnsettled(
        Schema schema, TfValue result, TfValue plan, ReadOnlyMemory<byte> privateBytes, Proto.ApplyResourceChange.Types.Response response)
    {
        foreach (var state in new[] { result, plan })
        {
            try
            {
                Store(AppliedState.Unsettled(schema, state, privateBytes), schema, response);
                return;
            }
            catch (Exception exception) when (exception is ValueFormatException or ArgumentException or InvalidOperationException)
            {
                PluginLog.Error("A state cannot be encoded.", ("error", exception));
            }
        }
    }

    private static Task<ResourceResult> CreateAsync(
        Resource resource,
        TfObject planned,
        Proto.ApplyResourceChange.Types.Request request,
        DiagnosticList diagnostics,
        CancellationToken cancellationToken) =>
        resource.CreateAsync(
            new CreateResourceRequest
            {
                Config = DynamicValueCodec.DecodeRequired(request.Config, resource.Schema, "configuration"),
                Planned = planned,
                Private = request.PlannedPrivate.Memory,
                Timeout = Timeout(resource.Schema, TimedOperation.Create, planned),
                Diagnostics = diagnostics,
            },
            cancellationToken);

    private static Task<ResourceResult> UpdateAsync(
        Resource resource,
        TfObject prior,
        TfObject planned,
        Proto.ApplyResourceChange.Types.Request request,
        DiagnosticList diagnostics,
        CancellationToken cancellationToken) =>
        resource.UpdateAsync(
            new UpdateResourceRequest
            {
                Config = DynamicValueCodec.DecodeRequired(request.Config, resource.Schema, "configuration"),
                Prior = prior,
                Planned = planned,
                Private = request.PlannedPrivate.Memory,
                Timeout = Timeout(resource.Schema, TimedOperation.Update, planned),
                Diagnostics = diagnostics,
            },
            cancellationToken);

    private static Task<ResourceResult> DeleteAsync(
        Resource resource,
        TfObject? prior,
        Proto.ApplyResourceChange.Types.Request request,
        DiagnosticList diagnostics,
        CancellationToken cancellationToken) =>
        prior is null
            ? Task.FromResult(ResourceResult.Gone)
            : resource.DeleteAsync(
                new DeleteResourceRequest
                {
                    Prior = prior,
                    Private = request.PlannedPrivate.Memory,
                    Timeout = Timeout(resource.Schema, TimedOperation.Delete, prior),
                    Diagnostics = diagnostics,
                },
                cancellationToken);

    private static TimeSpan? Timeout(Schema schema, TimedOperation operation, TfObject values) =>
        schema.Attributes.OfType<TimeoutsAttribute>().FirstOrDefault()?.For(operation, values);

    private static ByteString Bytes(ReadOnlyMemory<byte> bytes) => ByteString.CopyFrom(bytes.Span);
}
