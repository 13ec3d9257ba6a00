using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>
/// Matches the objects of a set with those of another version of the set. Elements have no key, so they are matched by content:
/// an element matches a configured element if they differ in computed attributes only.
/// </summary>
internal sealed class SetElements(ObjectSchema schema, TfValue set)
{
    private readonly List<TfValue> _left = set.IsKnown ? [.. set.AsElements()] : [];

    /// <summary>Removes and returns the configured element that matches an element; null if none does.</summary>
    internal TfValue TakeOrigin(TfValue element) => Take(element, candidate => CouldComeFrom(schema, element, candidate));

    /// <summary>Removes and returns the equal element, or otherwise one that matches the configured element.</summary>
    internal TfValue TakeOutcome(TfValue element, TfValue config) =>
        Take(element, candidate => config.IsKnown && CouldComeFrom(schema, candidate, config));

    private static bool CouldComeFrom(ObjectSchema schema, TfValue value, TfValue config)
    {
        if (!value.IsKnown || !config.IsKnown)
        {
            return value.Equals(config);
        }

        var values = value.AsMap();
        var configured = config.AsMap();
        return schema.Members.All(member => MemberCouldComeFrom(member, values[member.Name], configured[member.Name]));
    }

    private static bool MemberCouldComeFrom(SchemaMember member, TfValue value, TfValue config)
    {
        if (value.Equals(config))
        {
            return true;
        }

        if (member is SchemaAttribute attribute
            && ((config.IsNull && attribute.Computed)
                || (value.IsNull && attribute.WriteOnly)
                || (value.IsKnown && config.IsKnown && attribute.IsSemanticallyEqual(value, config))))
        {
            return true;
        }

        return member.Nesting is { Mode: NestingMode.Single or NestingMode.Group } nesting
            && value.IsKnown && config.IsKnown && CouldComeFrom(nesting.Schema, value, config);
    }

    private TfValue Take(TfValue equal, Predicate<TfValue> matches)
    {
        var index = _left.IndexOf(equal);
        if (index < 0)
        {
            index = _left.FindIndex(matches);
        }

        if (index < 0)
        {
            return TfValue.Null(schema.Type);
        }

        var found = _left[index];
        _left.RemoveAt(index);
        return found;
    }
}
