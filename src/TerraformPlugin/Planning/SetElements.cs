using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>
/// Matches the objects of a set with those of another version of the set. Elements have no key, so they are matched by content:
/// an element matches a configured element if they differ in computed attributes only.
/// </summary>
internal static class SetElements
{
    /// <summary>The configured element of each planned element; null if none matches.</summary>
    internal static TfValue[] Origins(ObjectSchema schema, IReadOnlyList<TfValue> planned, TfValue config) =>
        Match(schema, planned, config, (i, candidate) => CouldComeFrom(schema, planned[i], candidate));

    /// <summary>
    /// The element of the former set for each planned element: the equal one, or otherwise one that matches its configured element.
    /// </summary>
    internal static TfValue[] Predecessors(
        ObjectSchema schema, IReadOnlyList<TfValue> planned, IReadOnlyList<TfValue> origins, TfValue former) =>
        Match(schema, planned, former, (i, candidate) => origins[i].IsKnown && CouldComeFrom(schema, candidate, origins[i]));

    private static TfValue[] Match(ObjectSchema schema, IReadOnlyList<TfValue> elements, TfValue set, Func<int, TfValue, bool> fits)
    {
        var candidates = set.IsKnown ? set.AsElements() : [];
        var found = ElementMatching.Match(elements, candidates, fits);
        return Array.ConvertAll(found, index => index is { } i ? candidates[i] : TfValue.Null(schema.Type));
    }

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
            && ((attribute.Computed && (config.IsNull || value.IsUnknown))
                || (value.IsNull && attribute.WriteOnly)
                || (value.IsKnown && config.IsKnown && attribute.IsSemanticallyEqual(value, config))))
        {
            return true;
        }

        return member.Nesting is { } nesting && value.IsKnown && config.IsKnown && NestedCouldComeFrom(nesting, value, config);
    }

    private static bool NestedCouldComeFrom(Nesting nesting, TfValue value, TfValue config)
    {
        switch (nesting.Mode)
        {
            case NestingMode.List:
                var (values, configured) = (value.AsElements(), config.AsElements());
                return values.Count == configured.Count
                    && values.Zip(configured).All(pair => CouldComeFrom(nesting.Schema, pair.First, pair.Second));
            case NestingMode.Map:
                var (entries, configuredEntries) = (value.AsMap(), config.AsMap());
                return entries.Count == configuredEntries.Count
                    && entries.All(entry => configuredEntries.TryGetValue(entry.Key, out var other)
                        && CouldComeFrom(nesting.Schema, entry.Value, other));
            case NestingMode.Set:
                // Elements that computed values make equal coalesce, so the numbers can differ.
                var (elements, configuredElements) = (value.AsElements(), config.AsElements());
                return elements.All(e => configuredElements.Any(c => CouldComeFrom(nesting.Schema, e, c)))
                    && configuredElements.All(c => elements.Any(e => CouldComeFrom(nesting.Schema, e, c)));
            default:
                return CouldComeFrom(nesting.Schema, value, config);
        }
    }
}
