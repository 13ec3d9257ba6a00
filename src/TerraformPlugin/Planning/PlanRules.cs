using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>The rules that make a plan out of what Terraform proposes; each looks at one member at a time.</summary>
internal static class PlanRules
{
    /// <summary>Where the configuration has nothing, the default is planned.</summary>
    internal static TfValue Default(MemberValues place) =>
        place.Member is SchemaAttribute { DefaultValue: { } value } && place.Config.IsNull ? value : place.Planned;

    /// <summary>A write-only value is neither planned nor stored.</summary>
    internal static TfValue WriteOnly(MemberValues place) =>
        place.Member is SchemaAttribute { WriteOnly: true } attribute ? TfValue.Null(attribute.Type) : place.Planned;

    /// <summary>Where another spelling of the same value was there before, that one is kept.</summary>
    internal static TfValue KeepSpelling(MemberValues place) =>
        place.Member is SchemaAttribute attribute
        && place.Prior.IsKnown
        && place.Planned.IsKnown
        && !place.Planned.Equals(place.Prior)
        && attribute.IsSemanticallyEqual(place.Prior, place.Planned)
            ? place.Prior
            : place.Planned;

    /// <summary>
    /// What the provider computes is decided anew by a change. A default is what is computed, so it stays.
    /// </summary>
    internal static TfValue Unknown(MemberValues place) =>
        place.Member is SchemaAttribute { Computed: true, DefaultValue: null } attribute && place.Config.IsNull
            ? TfValue.Unknown(attribute.Type)
            : place.Planned;

    /// <summary>A repeatable block is an empty collection where there is none, never null.</summary>
    internal static TfValue NoNullBlocks(MemberValues place) =>
        place.Member is SchemaBlock block && place.Planned.IsNull ? block.EmptyValue : place.Planned;

    /// <summary>A value of a state that may as well be written in a configuration.</summary>
    internal static TfValue Configurable(MemberValues place) => place.Member switch
    {
        SchemaAttribute attribute when attribute.IsComputedOnly || attribute.DeprecationMessage is not null =>
            TfValue.Null(attribute.Type),
        SchemaBlock { DeprecationMessage: not null } block => block.EmptyValue,
        _ => place.Planned,
    };
}
