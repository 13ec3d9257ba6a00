using TerraformPlugin.Lifetime;
using TerraformPlugin.Protocol.Tfplugin6;
using TerraformPlugin.Rpc;

namespace TerraformPlugin.Serving;

/// <summary>Terraform's service: maps each call to a method of <see cref="ProviderService"/>.</summary>
internal sealed class ProviderMethods(ProviderService service, PluginLifetime lifetime) : IRpcService
{
    private readonly MethodBinder _bind = new("tfplugin6.Provider", lifetime);

    public string Name => "tfplugin6.Provider";

    public MethodDefinition? Find(string method) => method switch
    {
        // Metadata and schemas.
        nameof(GetMetadata) => _bind.Unary(method, GetMetadata.Types.Request.Parser, service.GetMetadata),
        nameof(GetProviderSchema) => _bind.Unary(
            method, GetProviderSchema.Types.Request.Parser, service.GetProviderSchema),
        nameof(GetResourceIdentitySchemas) => _bind.Unary(
            method, GetResourceIdentitySchemas.Types.Request.Parser, service.GetResourceIdentitySchemas),

        // Configuration.
        nameof(ValidateProviderConfig) => _bind.Unary(
            method, ValidateProviderConfig.Types.Request.Parser, service.ValidateProviderConfig),
        nameof(ConfigureProvider) => _bind.Unary(
            method, ConfigureProvider.Types.Request.Parser, service.ConfigureProvider),
        nameof(StopProvider) => _bind.Unary(method, StopProvider.Types.Request.Parser, service.StopProvider),

        // Managed resources.
        nameof(ValidateResourceConfig) => _bind.Unary(
            method, ValidateResourceConfig.Types.Request.Parser, service.ValidateResourceConfig),
        nameof(UpgradeResourceState) => _bind.Unary(
            method, UpgradeResourceState.Types.Request.Parser, service.UpgradeResourceState),
        nameof(UpgradeResourceIdentity) => _bind.Unary(
            method, UpgradeResourceIdentity.Types.Request.Parser, service.UpgradeResourceIdentity),
        nameof(ReadResource) => _bind.Unary(method, ReadResource.Types.Request.Parser, service.ReadResource),
        nameof(PlanResourceChange) => _bind.Unary(
            method, PlanResourceChange.Types.Request.Parser, service.PlanResourceChange),
        // A change is completed even if the host is killed, because a partial change is worse.
        nameof(ApplyResourceChange) => _bind.Uninterrupted(
            method, ApplyResourceChange.Types.Request.Parser, service.ApplyResourceChange),
        nameof(ImportResourceState) => _bind.Unary(
            method, ImportResourceState.Types.Request.Parser, service.ImportResourceState),
        nameof(MoveResourceState) => _bind.Unary(
            method, MoveResourceState.Types.Request.Parser, service.MoveResourceState),
        nameof(GenerateResourceConfig) => _bind.Unary(
            method, GenerateResourceConfig.Types.Request.Parser, service.GenerateResourceConfig),

        // Data sources.
        nameof(ValidateDataResourceConfig) => _bind.Unary(
            method, ValidateDataResourceConfig.Types.Request.Parser, service.ValidateDataResourceConfig),
        nameof(ReadDataSource) => _bind.Unary(method, ReadDataSource.Types.Request.Parser, service.ReadDataSource),

        // Ephemeral resources.
        nameof(ValidateEphemeralResourceConfig) => _bind.Unary(
            method, ValidateEphemeralResourceConfig.Types.Request.Parser, service.ValidateEphemeralResourceConfig),
        nameof(OpenEphemeralResource) => _bind.Unary(
            method, OpenEphemeralResource.Types.Request.Parser, service.OpenEphemeralResource),
        nameof(RenewEphemeralResource) => _bind.Unary(
            method, RenewEphemeralResource.Types.Request.Parser, service.RenewEphemeralResource),
        nameof(CloseEphemeralResource) => _bind.Unary(
            method, CloseEphemeralResource.Types.Request.Parser, service.CloseEphemeralResource),

        // List resources.
        nameof(ValidateListResourceConfig) => _bind.Unary(
            method, ValidateListResourceConfig.Types.Request.Parser, service.ValidateListResourceConfig),
        nameof(ListResource) => _bind.ServerStreaming(method, ListResource.Types.Request.Parser, service.ListResource),

        // Functions.
        nameof(GetFunctions) => _bind.Unary(method, GetFunctions.Types.Request.Parser, service.GetFunctions),
        nameof(CallFunction) => _bind.Unary(method, CallFunction.Types.Request.Parser, service.CallFunction),

        // Actions.
        nameof(ValidateActionConfig) => _bind.Unary(
            method, ValidateActionConfig.Types.Request.Parser, service.ValidateActionConfig),
        nameof(PlanAction) => _bind.Unary(method, PlanAction.Types.Request.Parser, service.PlanAction),
        nameof(InvokeAction) => _bind.ServerStreaming(method, InvokeAction.Types.Request.Parser, service.InvokeAction),

        // State stores.
        nameof(ValidateStateStoreConfig) => _bind.Unary(
            method, ValidateStateStoreConfig.Types.Request.Parser, service.ValidateStateStoreConfig),
        nameof(ConfigureStateStore) => _bind.Unary(
            method, ConfigureStateStore.Types.Request.Parser, service.ConfigureStateStore),
        nameof(ReadStateBytes) => _bind.ServerStreaming(
            method, ReadStateBytes.Types.Request.Parser, service.ReadStateBytes),
        nameof(WriteStateBytes) => _bind.ClientStreaming(
            method, WriteStateBytes.Types.RequestChunk.Parser, service.WriteStateBytes),
        nameof(LockState) => _bind.Unary(method, LockState.Types.Request.Parser, service.LockState),
        nameof(UnlockState) => _bind.Unary(method, UnlockState.Types.Request.Parser, service.UnlockState),
        nameof(GetStates) => _bind.Unary(method, GetStates.Types.Request.Parser, service.GetStates),
        nameof(DeleteState) => _bind.Unary(method, DeleteState.Types.Request.Parser, service.DeleteState),

        _ => null,
    };
}
