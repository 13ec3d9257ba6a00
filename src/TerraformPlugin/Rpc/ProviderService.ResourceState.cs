using TerraformPlugin.Diagnostics;
using TerraformPlugin.Planning;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using TerraformPlugin.Wire;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Rpc;

/// <content>Stored state: brought to the current schema, taken over from other types.</content>
internal sealed partial class ProviderService
{
    /// <summary>
    /// Brings a stored state to the current schema. Terraform asks even if the version is the current one, since nobody
    /// else adds attributes that are new.
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

    /// <summary>No resource has an identity apart from its state.</summary>
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

    /// <summary>No resource takes over the state of another type.</summary>
    public async Task<Proto.MoveResourceState.Types.Response> MoveResourceState(
        Proto.MoveResourceState.Types.Request request, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticList();
        await _operations.RunAsync(
            diagnostics,
            _ => throw new DiagnosticException(
                "Unable to Move Resource State",
                $"The resource type {Resource(request.TargetTypeName).TypeName} cannot take over the state of "
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
                "State is of a newer provider version",
                $"The state has version {request.Version}, this provider knows {schema.Version} at most.");
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
                $"The state of this {resource.TypeName} does not fit its schema. {exception.Message}",
                innerException: exception);
        }
    }

    private static TfValue StoredState(Schema schema, TfValue state)
    {
        if (!state.IsKnown || !state.Type.Equals(schema.Type))
        {
            throw new DiagnosticException(
                "Stored state cannot be read", "The state is not an object of the resource's schema.");
        }

        state = new MemberWalk(PlanRules.NoNullBlocks).Object(schema.Object, state, state, state);
        return new MemberWalk(PlanRules.WriteOnly).Object(schema.Object, state, state, state);
    }
}
