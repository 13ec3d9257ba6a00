using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>The rules that turn Terraform's proposal into a plan. Each applies to one member at a time.</summary>
internal static class PlanRules
{
    /// <summary>Plans the default if the configuration has no value.</summary>
    internal static TfValue Default(MemberValues place) =>
        place.Member is SchemaAttribute { DefaultValue: { } value } && place.Config.IsNull ? value : place.Planned;

    /// <summary>
    /// Completes the proposal with prior values of computed attributes, which it lacks in elements of a set that contain further sets.
    /// </summary>
    internal static TfValue Prior(MemberValues place) =>
        place.Member is SchemaAttribute { Computed: true, DefaultValue: null, Nesting: null }
        && place.Config.IsNull && place.Planned.IsNull
            ? place.Prior
            : place.Planned;

    /// <summary>Removes write-only values, which are neither planned nor stored.</summary>
    internal static TfValue WriteOnly(MemberValues place) =>
        place.Member is SchemaAttribute { WriteOnly: true } attribute ? TfValue.Null(attribute.Type) : place.Planned;

    /// <summary>Keeps the prior spelling of an equivalent value.</summary>
    internal static TfValue KeepSpelling(MemberValues place) =>
        place.Member is SchemaAttribute attribute
        && place.Prior.IsKnown
        && place.Planned.IsKnown
        && !place.Planned.Equals(place.Prior)
        && attribute.IsSemanticallyEqual(place.Prior, place.Planned)
            ? place.Prior
            : place.Planned;

    /// <summary>
    /// Computed values become unknown if anything changes. A default counts as computed and stays.
    /// </summary>
    internal static TfValue Unknown(MemberValues place) =>
        place.Member is SchemaAttribute { Computed: true, DefaultValue: null } attribute && place.Config.IsNull
            ? TfValue.Unknown(attribute.Type)
            : place.Planned;

    /// <summary>A missing repeatable block is an empty collection, never null.</summary>
    internal static TfValue NoNullBlocks(MemberValues place) =>
        place.Member is SchemaBlock block && place.Planned.IsNull ? block.EmptyValue : place.Planned;

    /// <summary>A value from state that a configuration may contain.</summary>
    internal static TfValue Configurable(MemberValues place) => place.Member switch
    {
        SchemaAttribute attribute when attribute.IsComputedOnly || attribute.DeprecationMessage is not null =>
            TfValue.Null(attribute.Type),
        SchemaBlock { DeprecationMessage: not null } block => block.EmptyValue,
        _ => place.Planned,
    };
}
