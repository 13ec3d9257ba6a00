using TerraformPlugin.Rpc;
using TerraformPlugin.Schemas;
using TerraformPlugin.Tests.Fakes;
using TerraformPlugin.Values;
using static TerraformPlugin.Tests.Fakes.FakeSchema;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Tests.Rpc;

public sealed class ValidationTests : IAsyncDisposable
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly FakeProvider _provider = new();
    private readonly ProviderService _service;

    public ValidationTests() => _service = new ProviderService(_provider);

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    public static TheoryData<string, Action<TfObject>> Mistakes => new()
    {
        { "vlan", c => c.Set(Vlan, 4095) },
        { "vlan", c => c.SetRaw(Vlan, TfValue.Number(TfNumber.Parse("1.5"))) },
        { "vlan", c => c.SetRaw(Vlan, TfValue.Number(TfNumber.Parse("1e30"))) },
        { "id", c => c.Set(Id, "mine") },
        { "id", c => c.Set(Id, Tf<string>.Unknown) },
        { "name", c => c.Set(Name, Tf<string>.Null) },
        { "on_destroy", c => c.Set(OnDestroy, "explode") },
        { "secret", c => c.Set(Secret, "abc") },
        { "ports/1", c => c.Set(Ports, List(Element(Ports, "a"), Element(Ports, "much-too-long"))) },
        { "rule/0/key", c => c.Set(Rule, List(Element(Rule.Schema, Tf<string>.Null))) },
        { "members", c => c.Set(Members, List(Element(Members.Schema, "much-too-long"))) },
        { "trunk", c => c.Set(Trunk, WithTag(TfValue.Number(TfNumber.Parse("0.5")))) },
        { "trunk", c =>
            {
                c.Set(Vlan, 1);
                c.Set(Trunk, new TfObject(Trunk.Schema));
            }
        },
        { "timeouts", c => c.Set(Timeouts, WithCreate("5 minutes")) },
        { "timeouts", c => c.Set(Timeouts, WithCreate("-1s")) },
        { "timeouts", c => c.Set(Timeouts, WithCreate("2300000000000000000h")) },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public async Task An_invalid_value_is_one_error_at_its_attribute(string path, Action<TfObject> mistake)
    {
        var error = Messages.OnlyError(await ValidateAsync(Config(mistake)));

        Assert.Equal(path, Messages.Text(error.Attribute));
        Assert.NotEmpty(error.Detail);
    }

    [Fact]
    public async Task A_map_element_is_named_by_its_key()
    {
        var zones = new Dictionary<string, Tf<TfObject>> { ["eu"] = Element(Zones.Schema, "much-too-long") };
        var error = Messages.OnlyError(await ValidateAsync(Config(c =>
            c.Set(Zones, new Tf<IReadOnlyDictionary<string, Tf<TfObject>>>(zones)))));

        Assert.Equal("zones/#eu", Messages.Text(error.Attribute));
    }

    [Fact]
    public async Task A_sensitive_value_is_not_shown()
    {
        var error = Messages.OnlyError(await ValidateAsync(Config(c => c.Set(Secret, "no!"))));

        Assert.DoesNotContain("no!", error.Detail + error.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_is_accepted_for_every_configurable_value()
    {
        var config = Config();
        foreach (var attribute in Thing.Attributes.Where(a => a.Required || a.Optional))
        {
            config.SetRaw(attribute, TfValue.Unknown(attribute.Type));
        }

        config.SetRaw(Rule, TfValue.Unknown(Rule.Type));
        Assert.Empty(await ValidateAsync(config));
    }

    [Fact]
    public async Task A_deprecated_attribute_is_a_warning()
    {
        var warning = Assert.Single(await ValidateAsync(Config(c => c.Set(Old, "x"))));

        Assert.Equal(Proto.Diagnostic.Types.Severity.Warning, warning.Severity);
    }

    [Fact]
    public async Task A_write_only_value_requires_support_by_Terraform()
    {
        var request = Request(Config(c => c.Set(Secret, "secret")));
        request.ClientCapabilities = null;

        var response = await _service.ValidateResourceConfig(request, Token);
        Assert.Equal("secret", Messages.Text(Messages.OnlyError(response.Diagnostics).Attribute));
    }

    [Fact]
    public async Task The_resource_validates_only_configurations_that_match_the_schema()
    {
        var asked = 0;
        _provider.Thing.OnValidate = (_, _) =>
        {
            asked++;
            return Task.CompletedTask;
        };
        _ = await ValidateAsync(Config(c => c.Set(Vlan, 0)));
        Assert.Equal(0, asked);
        _ = await ValidateAsync(Config());
        Assert.Equal(1, asked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("C1")]
    [InlineData("80")]
    [InlineData("DFFFFFFFFF")]
    [InlineData("D40000")]
    [InlineData("81A16101")]
    public async Task Bytes_that_are_not_a_configuration_are_an_error(string hex)
    {
        var value = new Proto.DynamicValue { Msgpack = Google.Protobuf.ByteString.CopyFrom(Convert.FromHexString(hex)) };
        var response = await _service.ValidateResourceConfig(new() { TypeName = Messages.Thing, Config = value }, Token);

        Messages.OnlyError(response.Diagnostics);
    }

    [Fact]
    public async Task Provider_configuration_can_be_unknown_and_data_sources_are_validated()
    {
        var config = _provider.Schema.NewObject();
        config.Set(FakeProvider.Uri, Tf<string>.Unknown);
        Assert.Empty((await _service.ValidateProviderConfig(new() { Config = Messages.Of(config) }, Token)).Diagnostics);
        Assert.Empty((await _service.ConfigureProvider(new() { Config = Messages.Of(config) }, Token)).Diagnostics);
        Assert.True(Assert.Single(_provider.Configured).IsUnknown);

        var data = _provider.Data.Schema.NewObject();
        data.Set(FakeDataSource.Length, 4);
        var findings = (await _service.ValidateDataResourceConfig(
            new() { TypeName = "fake_data", Config = Messages.Of(data) }, Token)).Diagnostics;
        Assert.Equal(["name", "length"], findings.Select(d => Messages.Text(d.Attribute)));
    }

    private static TfObject WithTag(TfValue tag)
    {
        var trunk = new TfObject(Trunk.Schema);
        trunk.SetRaw(TrunkTags, TfValue.List(TfType.Number, [tag]));
        return trunk;
    }

    private static TfObject WithCreate(string text)
    {
        var timeouts = new TfObject(Timeouts.Schema);
        timeouts.Set((StringAttribute)Timeouts.Schema.Attributes[0], text);
        return timeouts;
    }

    private static Proto.ValidateResourceConfig.Types.Request Request(TfObject config) => new()
    {
        TypeName = Messages.Thing,
        Config = Messages.Of(config),
        ClientCapabilities = new Proto.ClientCapabilities { WriteOnlyAttributesAllowed = true },
    };

    private async Task<IReadOnlyList<Proto.Diagnostic>> ValidateAsync(TfObject config) =>
        (await _service.ValidateResourceConfig(Request(config), Token)).Diagnostics;
}
