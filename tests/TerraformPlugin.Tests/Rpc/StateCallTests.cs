using Google.Protobuf;
using TerraformPlugin.Resources;
using TerraformPlugin.Rpc;
using TerraformPlugin.Tests.Fakes;
using TerraformPlugin.Values;
using static TerraformPlugin.Tests.Fakes.FakeSchema;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Tests.Rpc;

public sealed class StateCallTests : IAsyncDisposable
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly FakeProvider _provider = new();
    private readonly ProviderService _service;

    public StateCallTests() => _service = new ProviderService(_provider);

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task A_stored_state_receives_new_attributes_of_the_schema()
    {
        var response = await UpgradeAsync(2, """{"id":"id-1","name":"web","gone":true,"secret":"leaked"}""");

        Assert.Empty(response.Diagnostics);
        var state = Messages.Read(response.UpgradedState);
        Assert.Equal("id-1", state.Get(Id).Value);
        Assert.True(state.Get(Tap).IsNull);
        Assert.True(state.Get(Secret).IsNull);
        Assert.Empty(state.Get(Rule).Value);
        Assert.True(state.Get(Options).Value.Get(Plain).IsNull);
        Assert.True(state.Get(Extra).IsNull);
    }

    [Fact]
    public async Task An_older_state_is_upgraded_by_attribute_name_or_by_the_resource() =>
        Assert.Equal("web", Messages.Read((await UpgradeAsync(0, """{"name":"web"}""")).UpgradedState).Get(Name).Value);

    [Theory]
    [InlineData(3, "{}")]
    [InlineData(2, "[]")]
    [InlineData(2, "null")]
    [InlineData(2, "")]
    [InlineData(2, "{\"vlan\":{}}")]
    [InlineData(1, "{")]
    public async Task A_state_that_cannot_be_read_is_an_error(long version, string json) =>
        Messages.OnlyError((await UpgradeAsync(version, json)).Diagnostics);

    [Fact]
    public async Task A_refresh_returns_the_private_bytes_and_keeps_the_spelling()
    {
        _provider.Thing.OnRead = (r, _) =>
        {
            r.State.Set(Mac, "52:54:00:00:00:ab");
            r.State.Set(Tap, "vnet9");
            return Task.FromResult(new ResourceResult(r.State, r.Private));
        };
        var response = await ReadAsync();

        Assert.Empty(response.Diagnostics);
        Assert.Equal("52:54:00:00:00:AB", Messages.Read(response.NewState).Get(Mac).Value);
        Assert.Equal("vnet9", Messages.Read(response.NewState).Get(Tap).Value);
        Assert.Equal(Messages.Private, response.Private);
    }

    [Fact]
    public async Task A_missing_object_is_null()
    {
        _provider.Thing.OnRead = (_, _) => Task.FromResult(ResourceResult.Gone);

        Assert.True(Messages.IsNull((await ReadAsync()).NewState));
    }

    [Fact]
    public async Task A_refresh_that_fails_changes_nothing()
    {
        _provider.Thing.OnRead = (_, _) => throw new InvalidOperationException("oops");
        var response = await ReadAsync();

        Messages.OnlyError(response.Diagnostics);
        Assert.Equal(Messages.State().Raw, Messages.Read(response.NewState).Raw);
        Assert.Equal(Messages.Private, response.Private);
    }

    [Fact]
    public async Task A_refresh_with_unknown_values_is_reported_as_a_bug()
    {
        _provider.Thing.OnRead = (r, _) =>
        {
            r.State.Set(Tap, Tf<string>.Unknown);
            return Task.FromResult(new ResourceResult(r.State, r.Private));
        };

        Assert.Equal("tap", Messages.Text(Messages.OnlyError((await ReadAsync()).Diagnostics).Attribute));
    }

    [Fact]
    public async Task An_import_has_state_and_private_bytes()
    {
        _provider.Thing.OnImport = r =>
        {
            var state = Thing.NewObject();
            state.Set(Id, r.Id);
            return [new ResourceResult(state, FakeResource.NewPrivate)];
        };
        var response = await _service.ImportResourceState(new() { TypeName = Messages.Thing, Id = "web/lan" }, Token);

        Assert.Empty(response.Diagnostics);
        var imported = Assert.Single(response.ImportedResources);
        Assert.Equal(Messages.Thing, imported.TypeName);
        Assert.Equal("web/lan", Messages.Read(imported.State).Get(Id).Value);
        Assert.Equal(FakeResource.NewPrivate, imported.Private.ToByteArray());
    }

    [Fact]
    public async Task An_import_without_object_without_ID_or_without_support_is_an_error()
    {
        Messages.OnlyError((await ImportAsync("a")).Diagnostics);
        _provider.Thing.OnImport = _ => [];
        Messages.OnlyError((await ImportAsync("a")).Diagnostics);
        Messages.OnlyError((await ImportAsync("")).Diagnostics);
        _provider.Thing.OnImport = _ => [ResourceResult.Gone];
        Messages.OnlyError((await ImportAsync("a")).Diagnostics);
    }

    [Fact]
    public async Task A_generated_configuration_has_no_computed_or_deprecated_attributes()
    {
        var state = Messages.State(c => c.Set(Old, "x"));
        var response = await _service.GenerateResourceConfig(
            new() { TypeName = Messages.Thing, State = Messages.Of(state) }, Token);

        var config = Messages.Read(response.Config);
        Assert.Equal("web", config.Get(Name).Value);
        Assert.True(config.Get(Id).IsNull && config.Get(Tap).IsNull && config.Get(Old).IsNull);
        Assert.True(config.Get(Options).Value.Get(Plain).IsNull);
    }

    [Fact]
    public async Task A_data_source_is_read_and_must_resolve_all_values()
    {
        var config = _provider.Data.Schema.NewObject();
        config.Set(FakeDataSource.Name, "four");
        var request = new Proto.ReadDataSource.Types.Request { TypeName = "fake_data", Config = Messages.Of(config) };

        var response = await _service.ReadDataSource(request, Token);
        Assert.Empty(response.Diagnostics);
        Assert.Equal(4, Messages.Read(response.State, _provider.Data.Schema).Get(FakeDataSource.Length).Value);

        _provider.Data.LeavesUnknown = true;
        Assert.Equal("length", Messages.Text(Messages.OnlyError((await _service.ReadDataSource(request, Token)).Diagnostics).Attribute));
    }

    private async Task<Proto.ImportResourceState.Types.Response> ImportAsync(string id) =>
        await _service.ImportResourceState(new() { TypeName = Messages.Thing, Id = id }, Token);

    private async Task<Proto.ReadResource.Types.Response> ReadAsync() => await _service.ReadResource(
        new() { TypeName = Messages.Thing, CurrentState = Messages.Of(Messages.State()), Private = Messages.Private }, Token);

    private async Task<Proto.UpgradeResourceState.Types.Response> UpgradeAsync(long version, string json) =>
        await _service.UpgradeResourceState(
            new()
            {
                TypeName = Messages.Thing,
                Version = version,
                RawState = new Proto.RawState { Json = ByteString.CopyFromUtf8(json) },
            },
            Token);
}
