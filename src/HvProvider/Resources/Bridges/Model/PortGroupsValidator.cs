using HvProvider.Networks;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Resources.Bridges.Model;

/// <summary>
/// Requires valid names, at most one of <c>vlan</c> and <c>trunk</c> in each port group, and at most one default port group. Unknown values
/// are skipped.
/// </summary>
internal sealed class PortGroupsValidator : Validator<IReadOnlyDictionary<string, Tf<TfObject>>>
{
    public static readonly PortGroupsValidator Instance = new();

    public override string Description => "must be port groups by name, with at most one default";

    public override void Validate(IReadOnlyDictionary<string, Tf<TfObject>> value, ValidationContext context)
    {
        string? first = null;
        foreach (var (name, group) in value.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            var path = context.Path.Element(name);
            if (NetworkName.PortGroupProblem(name) is { } problem)
            {
                new ValidationContext(path, context.IsSensitive, context.Diagnostics)
                    .AddError($"has a name that {problem}", $"\"{name}\"");
            }

            if (group.IsNull)
            {
                new ValidationContext(path, context.IsSensitive, context.Diagnostics)
                    .AddError("must be an object; {} is an untagged port group", "null");
            }

            if (group.KnownOrDefault() is not { } values)
            {
                continue;
            }

            PortGroupAttributes.Vlans.Exclusion.Validate(values, path, context.Diagnostics);
            if (values.Get(PortGroupAttributes.IsDefault) != true)
            {
                continue;
            }

            if (first is null)
            {
                first = name;
            }
            else
            {
                new ValidationContext(path.Attribute(PortGroupAttributes.IsDefault.Name), context.IsSensitive, context.Diagnostics)
                    .AddError($"must not be true because {context.Path.Element(first)} is already the default", "true");
            }
        }
    }
}
