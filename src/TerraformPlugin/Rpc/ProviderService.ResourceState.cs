using TerraformPlugin.Diagnostics;
using TerraformPlugin.Planning;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using TerraformPlugin.Wire;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Rpc;

/// <content>Stored state: upgrades and moves from other types.</content>
internal sealed partial class ProviderService
{
    /// <summary>
    /// Upgrades a stored state to the current schema. Terraform requests it for the current version as well, because only the
    /// provider can add new attributes.
    /// </summary>
    public async Task<Proto.UpgradeResourceState.Types.Response> UpgradeResourceState(
        Proto.UpgradeResourceState.Types.Request request, CancellationToken cancellationToken)
    {
        var response = new Proto.UpgradeResourceState.Types.Response();
        var diagnostics = new DiagnosticList();
        await _operations.RunAsync(
            diagnostics,
            async token =>
            {
                var resource = Resource(request.TypeName);
                if (request.RawState is null)
                {
                    return;
                }

                var state = await UpgradeAsync(resource, request, diagnostics, token).ConfigureAwait(false);
                if (!diagnostics.HasErrors)
                {
                    response.UpgradedState = DynamicValueCodec.Encode(state, resource.Schema.Type);
                }
            },
            cancellationToken).ConfigureAwait(false);
        response.Diagnostics.AddRange(DiagnosticEncoder.Encode(diagnostics));
        return response;
    }

    /// <summary>Resource identities: not supported.</summary>
    public async Task<Proto.UpgradeResourceIdentity.Types.Response> UpgradeResourceIdentity(
        Proto.UpgradeResourceIdentity.Types.Request request, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticList();
        await _operations.RunAsync(
            diagnostics,
            _ => throw new DiagnosticException(
                "Unable to Upgrade Resource Identity",
                $"The resource type {Resource(request.TypeName).TypeName} has no identity."),
            cancellationToken).ConfigureAwait(false);
        return new() { Diagnostics = { DiagnosticEncoder.Encode(diagnostics) } };
    }

    /// <summary>Moves from other types: not supported.</summary>
    public async Task<Proto.MoveResourceState.Types.Response> MoveResourceState(
        Proto.MoveResourceState.Types.Request request, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticList();
        await _operations.RunAsync(
            diagnostics,
            _ => throw new DiagnosticException(
                "Unable to Move Resource State",
                $"The resource type {Resource(request.TargetTypeName).TypeName} does not support state moved from "
                + $"{request.SourceTypeName} ({request.SourceProviderAddress})."),
            cancellationToken).ConfigureAwait(false);
        return new() { Diagnostics = { DiagnosticEncoder.Encode(diagnostics) } };
    }

    private static async Task<TfValue> UpgradeAsync(
        Resource resource,
        Proto.UpgradeResourceState.Types.Request request,
        DiagnosticList diagnostics,
        CancellationToken cancellationToken)
    {
        var schema = resource.Schema;
        if (request.Version > schema.Version)
        {
            throw new DiagnosticException(
                "State from newer provider version",
                $"The state has schema version {request.Version}. This provider supports versions up to {schema.Version}.");
        }

        var ask = new UpgradeStateRequest
        {
            Version = request.Version,
            Json = request.RawState.Json.Memory,
            Diagnostics = diagnostics,
        };
        try
        {
            var state = request.Version == schema.Version
                ? ask.Decode(schema.Type)
                : await resource.UpgradeStateAsync(ask, cancellationToken).ConfigureAwait(false);
            return StoredState(schema, state);
        }
        catch (ValueFormatException exception)
        {
            throw new DiagnosticException(
                "Stored state cannot be read",
                $"The state of this {resource.TypeName} does not match its schema. {exception.Message}",
                innerException: exception);
        }
    }

    private static TfValue StoredState(Schema schema, TfValue state)
    {
        if (!state.IsKnown || !state.Type.Equals(schema.Type))
        {
            throw new DiagnosticException(
                "Stored state cannot be read", "The state is not an object that matches the schema of the resource.");
        }

        state = new MemberVisitor(PlanRules.NoNullBlocks).Object(schema.Object, state, state, state);
        return new MemberVisitor(PlanRules.WriteOnly).Object(schema.Object, state, state, state);
    }
}
