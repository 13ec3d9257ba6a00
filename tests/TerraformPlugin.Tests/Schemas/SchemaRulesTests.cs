using TerraformPlugin.Rpc;
using TerraformPlugin.Schemas;
using TerraformPlugin.Tests.Fakes;
using TerraformPlugin.Values;

namespace TerraformPlugin.Tests.Schemas;

public sealed class SchemaRulesTests
{
    private static readonly StringAttribute Optional = new("plain") { Optional = true };
    private static readonly StringAttribute WriteOnly = new("secret") { Optional = true, WriteOnly = true };
    private static readonly DynamicAttribute Any = new("any") { Optional = true };

    public static TheoryData<string, Action> Refused => new()
    {
        { "\"a\" is neither required, optional nor computed", () => Build(new StringAttribute("a")) },
        { "\"a\" is both required and optional", () => Build(new StringAttribute("a") { Required = true, Optional = true }) },
        { "\"a\" is both required and computed", () => Build(new StringAttribute("a") { Required = true, Computed = true }) },
        { "\"a\" has a default", () => Build(new StringAttribute("a") { Optional = true, Default = "x" }) },
        { "\"a\" has a default", () => Build(new StringAttribute("a") { Computed = true, Default = "x" }) },
        {
            "\"a\" is both write-only and computed",
            () => Build(new StringAttribute("a") { Optional = true, Computed = true, WriteOnly = true })
        },
        { "\"count\" has a name that Terraform reserves", () => Build(new StringAttribute("count") { Optional = true }) },
        { "\"Name\" has a name that is not", () => Build(new StringAttribute("Name") { Optional = true }) },
        { "\"1st\" has a name that is not", () => Build(new StringAttribute("1st") { Optional = true }) },
        { "\"plain\" is declared twice", () => Build(Optional, Optional) },
        { "\"set\" is a set with a write-only attribute", () => Build(new NestedSetAttribute("set", [WriteOnly]) { Optional = true }) },
        {
            "\"set\" is a set with a write-only attribute",
            () => Build(new NestedSetAttribute("set", [new NestedAttribute("inner", [WriteOnly]) { Optional = true }]) { Optional = true })
        },
        { "\"set\" is a set with a write-only attribute", () => Build(new SetBlock("set", [WriteOnly])) },
        { "\"list\" is a collection with dynamic", () => Build(new NestedListAttribute("list", [Any]) { Optional = true }) },
        { "\"list\" is a collection with dynamic", () => Build(new ListBlock("list", [Any])) },
        {
            "\"list\" is a collection with dynamic",
            () => Build(new ListAttribute<TfValue>("list", ValueMapping.Raw(TfType.Dynamic)) { Optional = true })
        },
        {
            "\"tuple\" is a collection with dynamic",
            () => Build(new ObjectAttribute("tuple", TfType.Tuple(TfType.Map(TfType.Dynamic))) { Optional = true })
        },
        { "\"plain\" is declared twice", () => Build(new ListBlock("plain", [Optional]), Optional) },
        { "\"lifecycle\" has a name that Terraform reserves", () => Build(new ListBlock("lifecycle", [Optional])) },
        { "\"list\" has numbers of objects", () => Build(new ListBlock("list", [Optional]) { MinItems = 3, MaxItems = 2 }) },
        { "\"map\" has numbers of objects", () => Build(new MapBlock("map", [Optional]) { MaxItems = 2 }) },
        { "\"list\" has a negative number", () => Build(new ListBlock("list", [Optional]) { MinItems = -1 }) },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void A_schema_that_cannot_work_is_refused_when_it_is_built(string problem, Action build) =>
        Assert.Contains(problem, Assert.Throws<ArgumentException>(build).Message, StringComparison.Ordinal);

    [Fact]
    public void A_dynamic_attribute_outside_of_collections_is_permitted()
    {
        var inner = new NestedAttribute("inner", [Any, WriteOnly]) { Optional = true };

        Assert.Same(inner, Assert.Single(new Schema { Attributes = [inner] }.Attributes));
    }

    [Fact]
    public async Task Names_that_only_a_kind_of_block_reserves_are_refused_there()
    {
        var provider = new FakeProvider { Block = new Schema { Attributes = [new StringAttribute("alias") { Optional = true }] } };
        await using var service = new ProviderService(provider);

        var response = await service.GetProviderSchema(new(), TestContext.Current.CancellationToken);

        Assert.Contains(
            "\"alias\" has a name that Terraform reserves", Assert.Single(response.Diagnostics).Detail, StringComparison.Ordinal);
    }

    private static void Build(params SchemaAttribute[] attributes) => _ = new Schema { Attributes = attributes };

    private static void Build(SchemaBlock block, params SchemaAttribute[] attributes) =>
        _ = new Schema { Blocks = [block], Attributes = attributes };
}
