using TerraformPlugin.Schemas;

namespace TerraformPlugin.Tests.Fakes;

/// <summary>A schema with sets whose elements contain lists, maps and sets.</summary>
internal static class SetSchema
{
    internal static readonly StringAttribute Key = new("key") { Required = true };

    internal static readonly StringAttribute Handle = new("handle")
    {
        Computed = true,
        PlanModifiers = [PlanModifier.UseStateForUnknown],
    };

    internal static readonly StringAttribute Mode = new("mode") { Optional = true, Computed = true, Default = "plain" };

    internal static readonly StringAttribute Spelled = new("spelled")
    {
        Optional = true,
        SemanticEquality = (left, right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase),
    };

    internal static readonly NestedListAttribute List = new("list", [Key, Handle, Spelled]) { Optional = true };

    internal static readonly NestedMapAttribute Map = new("map", [Key, Handle, Mode]) { Optional = true };

    internal static readonly NestedSetAttribute Set = new("set", [Key, Handle, Mode]) { Optional = true };

    internal static readonly NestedSetAttribute Groups = new("groups", [Key, Handle, List, Map, Set]) { Optional = true };

    internal static readonly ListBlock Rule = new("rule", [Key, Handle]);

    internal static readonly SetBlock Zone = new("zone", [Key, Handle, Spelled], [Rule, new SetBlock("member", [Key, Handle])]);

    internal static readonly Schema Thing = new() { Attributes = [Key, Groups], Blocks = [Zone] };
}
