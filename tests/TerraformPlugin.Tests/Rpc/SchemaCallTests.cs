using TerraformPlugin.Rpc;
using TerraformPlugin.Tests.Fakes;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Tests.Rpc;

public sealed class SchemaCallTests : IAsyncDisposable
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly ProviderService _service = new(new FakeProvider());

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task The_schemas_follow_the_rules_of_the_protocol()
    {
        var response = await _service.GetProviderSchema(new(), Token);

        Assert.Empty(response.Diagnostics);
        Assert.Equal("uri", Assert.Single(response.Provider.Block.Attributes).Name);
        Assert.Equal(["fake_data"], response.DataSourceSchemas.Keys);
        var thing = response.ResourceSchemas["fake_thing"];
        Assert.Equal(2, thing.Version);
        Assert.Equal(Proto.StringKind.Markdown, thing.Block.DescriptionKind);
        Assert.All(thing.Block.Attributes, CheckAttribute);
        Assert.All(thing.Block.BlockTypes, b => Assert.All(b.Block.Attributes, CheckAttribute));
        Assert.Equal("\"number\"", Attribute(thing, "vlan").Type.ToStringUtf8());
        Assert.Equal("[\"map\",\"string\"]", Attribute(thing, "labels").Type.ToStringUtf8());
        Assert.Equal(Proto.Schema.Types.Object.Types.NestingMode.Map, Attribute(thing, "zones").NestedType.Nesting);
        Assert.True(Attribute(thing, "secret") is { WriteOnly: true, Sensitive: true });
        Assert.True(Attribute(thing, "old") is { Deprecated: true, DeprecationMessage: "Use name." });
        Assert.Equal(["create", "delete"], Attribute(thing, "timeouts").NestedType.Attributes.Select(a => a.Name));
    }

    [Fact]
    public async Task Metadata_lists_everything_and_both_calls_return_the_same_capabilities()
    {
        var metadata = await _service.GetMetadata(new(), Token);
        var schema = await _service.GetProviderSchema(new(), Token);

        Assert.Equal("fake_thing", Assert.Single(metadata.Resources).TypeName);
        Assert.Equal("fake_data", Assert.Single(metadata.DataSources).TypeName);
        Assert.Equal(schema.ServerCapabilities, metadata.ServerCapabilities);
        Assert.True(metadata.ServerCapabilities is { PlanDestroy: true, GetProviderSchemaOptional: true });
    }

    [Fact]
    public async Task Unsupported_types_are_errors_and_unsupported_lists_are_empty()
    {
        Assert.Empty((await _service.GetResourceIdentitySchemas(new(), Token)).IdentitySchemas);
        Assert.NotNull((await _service.CallFunction(new() { Name = "f" }, Token)).Error);
        Messages.OnlyError((await _service.ValidateEphemeralResourceConfig(new(), Token)).Diagnostics);
        Messages.OnlyError((await _service.OpenEphemeralResource(new(), Token)).Diagnostics);
        Messages.OnlyError((await _service.RenewEphemeralResource(new(), Token)).Diagnostics);
        Messages.OnlyError((await _service.CloseEphemeralResource(new(), Token)).Diagnostics);
        Messages.OnlyError((await _service.ValidateListResourceConfig(new(), Token)).Diagnostics);
        Messages.OnlyError((await _service.ListResource(new(), Token).SingleAsync(Token)).Diagnostic);
        Messages.OnlyError((await _service.ValidateActionConfig(new(), Token)).Diagnostics);
        Messages.OnlyError((await _service.PlanAction(new(), Token)).Diagnostics);
        Messages.OnlyError((await _service.InvokeAction(new(), Token).SingleAsync(Token)).Completed.Diagnostics);
        Messages.OnlyError((await _service.ValidateStateStoreConfig(new(), Token)).Diagnostics);
        Messages.OnlyError((await _service.ConfigureStateStore(new(), Token)).Diagnostics);
        Messages.OnlyError((await _service.LockState(new(), Token)).Diagnostics);
        Messages.OnlyError((await _service.UnlockState(new(), Token)).Diagnostics);
        Messages.OnlyError((await _service.GetStates(new(), Token)).Diagnostics);
        Messages.OnlyError((await _service.DeleteState(new(), Token)).Diagnostics);
        Messages.OnlyError((await _service.ReadStateBytes(new(), Token).SingleAsync(Token)).Diagnostics);
        Messages.OnlyError((await _service.WriteStateBytes(
            AsyncEnumerable.Empty<Proto.WriteStateBytes.Types.RequestChunk>(), Token)).Diagnostics);
        Messages.OnlyError((await _service.UpgradeResourceIdentity(new() { TypeName = Messages.Thing }, Token)).Diagnostics);
        Messages.OnlyError((await _service.MoveResourceState(new() { TargetTypeName = Messages.Thing }, Token)).Diagnostics);
    }

    [Fact]
    public async Task An_unknown_type_is_an_error_of_every_call()
    {
        Messages.OnlyError((await _service.ValidateResourceConfig(new() { TypeName = "x" }, Token)).Diagnostics);
        Messages.OnlyError((await _service.UpgradeResourceState(new() { TypeName = "x" }, Token)).Diagnostics);
        Messages.OnlyError((await _service.ReadResource(new() { TypeName = "x" }, Token)).Diagnostics);
        Messages.OnlyError((await _service.PlanResourceChange(new() { TypeName = "x" }, Token)).Diagnostics);
        Messages.OnlyError((await _service.ApplyResourceChange(new() { TypeName = "x" }, Token)).Diagnostics);
        Messages.OnlyError((await _service.ImportResourceState(new() { TypeName = "x" }, Token)).Diagnostics);
        Messages.OnlyError((await _service.MoveResourceState(new() { TargetTypeName = "x" }, Token)).Diagnostics);
        Messages.OnlyError((await _service.GenerateResourceConfig(new() { TypeName = "x" }, Token)).Diagnostics);
        Messages.OnlyError((await _service.ValidateDataResourceConfig(new() { TypeName = "x" }, Token)).Diagnostics);
        Messages.OnlyError((await _service.ReadDataSource(new() { TypeName = "x" }, Token)).Diagnostics);
    }

    private static Proto.Schema.Types.Attribute Attribute(Proto.Schema schema, string name) =>
        schema.Block.Attributes.Single(a => a.Name == name);

    private static void CheckAttribute(Proto.Schema.Types.Attribute attribute)
    {
        Assert.True(attribute.Required || attribute.Optional || attribute.Computed, attribute.Name);
        Assert.False(attribute.Required && (attribute.Optional || attribute.Computed), attribute.Name);
        Assert.True(attribute.Type.IsEmpty == (attribute.NestedType is not null), attribute.Name);
        Assert.All(attribute.NestedType?.Attributes ?? [], CheckAttribute);
    }
}
