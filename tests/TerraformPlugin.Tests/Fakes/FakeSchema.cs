using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Tests.Fakes;

/// <summary>A schema with every kind of member.</summary>
internal static class FakeSchema
{
    /// <summary>A MAC address whose comparison with another one throws.</summary>
    internal const string UncomparableMac = "uncomparable";

    internal static readonly StringAttribute Id = new("id")
    {
        Computed = true,
        PlanModifiers = [PlanModifier.UseStateForUnknown],
    };

    internal static readonly StringAttribute Name = new("name")
    {
        Required = true,
        PlanModifiers = [PlanModifier.RequiresReplace("The name is the identity.")],
    };

    internal static readonly Int64Attribute Vlan = new("vlan")
    {
        Optional = true,
        Validators = [new Int64Between(1, 4094)],
    };

    internal static readonly StringAttribute Mac = new("mac")
    {
        Optional = true,
        Computed = true,
        SemanticEquality = (left, right) => right == UncomparableMac
            ? throw new FormatException("not a MAC address")
            : string.Equals(left, right, StringComparison.OrdinalIgnoreCase),
        PlanModifiers = [PlanModifier.UseStateForUnknown],
    };

    internal static readonly StringAttribute Tap = new("tap") { Computed = true };

    internal static readonly StringAttribute OnDestroy = new("on_destroy")
    {
        Optional = true,
        Computed = true,
        Default = "detach",
        Validators = [new OneOf("detach", "abandon")],
    };

    internal static readonly StringAttribute Secret = new("secret")
    {
        Optional = true,
        WriteOnly = true,
        Sensitive = true,
        Validators = [new StringLength(4, 16)],
    };

    internal static readonly StringAttribute Old = new("old")
    {
        Optional = true,
        DeprecationMessage = "Use name.",
        PlanModifiers =
        [
            PlanModifier.RequiresReplaceIf("Only some values.", c => c.Planned.IsKnown && c.Planned.AsString() == "big"),
        ],
    };

    internal static readonly ListAttribute<long> TrunkTags = new("tags", ValueMapping.Int64) { Optional = true };

    internal static readonly Int64Attribute TrunkNative = new("native") { Optional = true, Computed = true, Default = 1 };

    internal static readonly StringAttribute Handle = new("handle")
    {
        Computed = true,
        PlanModifiers = [PlanModifier.UseStateForUnknown],
    };

    internal static readonly NestedAttribute Trunk = new("trunk", [TrunkTags, TrunkNative, Handle]) { Optional = true };

    internal static readonly StringAttribute Key = new("key")
    {
        Required = true,
        Validators = [new StringMatches(s => s.Length < 9, "must be short")],
    };

    internal static readonly StringAttribute Plain = new("plain") { Computed = true };

    internal static readonly NestedListAttribute Ports = new("ports", [Key, Handle, Plain]) { Optional = true };

    internal static readonly NestedMapAttribute Zones = new("zones", [Key, Handle, Plain]) { Optional = true };

    internal static readonly NestedSetAttribute Members = new("members", [Key, Handle, Plain]) { Optional = true };

    internal static readonly MapAttribute<string> Labels = new("labels", ValueMapping.String) { Optional = true };

    internal static readonly SetAttribute<string> Tags = new("tags", ValueMapping.String)
    {
        Optional = true,
        Computed = true,
    };

    internal static readonly DynamicAttribute Anything = new("anything") { Optional = true };

    internal static readonly TimeoutsAttribute Timeouts = new(create: TimeSpan.FromMinutes(5), delete: TimeSpan.FromSeconds(90));

    internal static readonly ListBlock Rule = new("rule", [Key, Handle, Plain]);

    internal static readonly GroupBlock Options = new("options", [Vlan, Plain]);

    internal static readonly SingleBlock Extra = new("extra", [Key, Plain]);

    internal static readonly Schema Thing = new()
    {
        Version = 2,
        Description = "Something of **everything**.",
        Attributes =
        [
            Id, Name, Vlan, Mac, Tap, OnDestroy, Secret, Old, Trunk, Ports, Zones, Members, Labels, Tags, Anything, Timeouts,
        ],
        Blocks = [Rule, Options, Extra],
        ConfigValidators = [new ConflictsWith(Vlan, Trunk)],
    };

    /// <summary>A configuration that sets only the name and the values from the caller.</summary>
    internal static TfObject Config(Action<TfObject>? change = null)
    {
        var config = Thing.NewObject();
        config.Set(Name, "web");
        change?.Invoke(config);
        return config;
    }

    internal static TfObject Element(NestedListAttribute of, Tf<string> key) => Element(of.Schema, key);

    internal static TfObject Element(ObjectSchema of, Tf<string> key)
    {
        var element = new TfObject(of);
        element.Set(Key, key);
        return element;
    }

    internal static Tf<IReadOnlyList<Tf<TfObject>>> List(params IEnumerable<TfObject> elements) =>
        new([.. elements.Select(e => (Tf<TfObject>)e)]);
}
