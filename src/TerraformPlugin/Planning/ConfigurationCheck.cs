using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>
/// Checks a configuration by its schema: read-only attributes, missing attributes, validators and deprecations. Unknown values
/// are not checked.
/// </summary>
internal sealed class ConfigurationCheck(DiagnosticList diagnostics, bool writeOnlyAllowed)
{
    private readonly HashSet<AttributePath> _sensitive = [];

    /// <summary>Checks a complete configuration.</summary>
    internal void Check(Schema schema, TfObject config)
    {
        if (schema.DeprecationMessage is { } message)
        {
            diagnostics.AddWarning("Deprecated", message);
        }

        new MemberVisitor(Member).Object(schema.Object, config.Raw, TfValue.Null(schema.Type), config.Raw);
        foreach (var validator in schema.ConfigValidators)
        {
            validator.Validate(config, diagnostics);
        }
    }

    private TfValue Member(MemberValues place)
    {
        var value = place.Config;
        var attribute = place.Member as SchemaAttribute;
        if (attribute is not null)
        {
            Attribute(attribute, place);
        }

        if (value.IsKnown && attribute?.IsComputedOnly != true)
        {
            place.Member.Validate(value, new ValidationContext(place.Path, IsSensitive(place), diagnostics));
        }

        if (value.IsKnown && place.Member.DeprecationMessage is { } message && !IsEmptyBlock(place))
        {
            diagnostics.AddWarning("Attribute deprecated", message, place.Path);
        }

        return value;
    }

    /// <summary>Values nested in a sensitive value are sensitive. Outer members are visited first.</summary>
    private bool IsSensitive(MemberValues place)
    {
        var sensitive = place.Member is SchemaAttribute { Sensitive: true } || place.Path.Steps.Any(_sensitive.Contains);
        if (sensitive)
        {
            _sensitive.Add(place.Path);
        }

        return sensitive;
    }

    private void Attribute(SchemaAttribute attribute, MemberValues place)
    {
        if (place.Config.IsNull)
        {
            if (attribute.Required)
            {
                diagnostics.AddError("Missing attribute", $"{place.Path} must be set.", place.Path);
            }
        }
        else if (attribute.IsComputedOnly)
        {
            diagnostics.AddError(
                "Attribute is read-only",
                $"{place.Path} is read-only. Remove it from the configuration.",
                place.Path);
        }
        else if (attribute.WriteOnly && !writeOnlyAllowed)
        {
            diagnostics.AddError(
                "Write-only attribute not allowed",
                $"{place.Path} is write-only, which this version of Terraform does not support. It requires Terraform 1.11 or later.",
                place.Path);
        }
    }

    private static bool IsEmptyBlock(MemberValues place) =>
        place.Member is SchemaBlock block && place.Config.Equals(block.EmptyValue);
}
