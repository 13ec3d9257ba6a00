using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Tests.Fakes;

/// <summary>
/// The proposal of Terraform: the configuration, with prior values for computed attributes that are not configured, and nested
/// objects merged by position or key. (Sets only if the configured element equals the prior one except for computed values.)
/// </summary>
internal static class Proposal
{
    internal static TfValue Of(ObjectSchema schema, TfValue config, TfValue prior)
    {
        if (!config.IsKnown || !prior.IsKnown)
        {
            return config;
        }

        var before = prior.AsMap();
        var values = config.AsMap().ToDictionary(
            pair => pair.Key,
            pair => Member(schema.Members.Single(m => m.Name == pair.Key), pair.Value, before[pair.Key]));
        return TfValue.Object(schema.Type, values);
    }

    private static TfValue Member(SchemaMember member, TfValue config, TfValue prior)
    {
        if (member is SchemaAttribute { Computed: true } && config.IsNull)
        {
            return prior;
        }

        if (member.Nesting is not { } nesting || !config.IsKnown || !prior.IsKnown)
        {
            return config;
        }

        var schema = nesting.Schema;
        switch (nesting.Mode)
        {
            case NestingMode.List:
                var elements = prior.AsElements();
                return TfValue.List(schema.Type, config.AsElements().Select((c, i) => i < elements.Count ? Of(schema, c, elements[i]) : c));
            case NestingMode.Map:
                var entries = prior.AsMap();
                return TfValue.Map(schema.Type, config.AsMap().Select(pair => KeyValuePair.Create(
                    pair.Key, entries.TryGetValue(pair.Key, out var e) ? Of(schema, pair.Value, e) : pair.Value)));
            case NestingMode.Set:
                var left = prior.AsElements().ToList();
                return TfValue.Set(schema.Type, config.AsElements().Select(c =>
                {
                    var match = left.FindIndex(p => p.IsKnown && c.IsKnown && Of(schema, c, p).Equals(p));
                    if (match < 0)
                    {
                        return c;
                    }

                    var found = left[match];
                    left.RemoveAt(match);
                    return found;
                }));
            default:
                return Of(schema, config, prior);
        }
    }
}
