using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Tests.Fakes;

/// <summary>
/// The proposal of Terraform: the configuration, with prior values for computed attributes that are not configured, and nested
/// objects merged by position or key. Elements of a set are merged if they differ in computed values only; sets inside of them must
/// be equal.
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
                    var match = left.FindIndex(p => CouldComeFrom(schema, p, c));
                    if (match < 0)
                    {
                        return c;
                    }

                    var found = left[match];
                    left.RemoveAt(match);
                    return Of(schema, c, found);
                }));
            default:
                return Of(schema, config, prior);
        }
    }

    private static bool CouldComeFrom(ObjectSchema schema, TfValue prior, TfValue config) =>
        prior.Equals(config)
        || (prior.IsKnown && config.IsKnown && schema.Members.All(member =>
            MemberCouldComeFrom(member, prior.AsMap()[member.Name], config.AsMap()[member.Name])));

    private static bool MemberCouldComeFrom(SchemaMember member, TfValue prior, TfValue config)
    {
        if (prior.Equals(config))
        {
            return true;
        }

        if (member.Nesting is not { } nesting)
        {
            return member is SchemaAttribute { Computed: true } && config.IsNull;
        }

        if (!prior.IsKnown || !config.IsKnown)
        {
            return false;
        }

        return nesting.Mode switch
        {
            NestingMode.Set => false,
            NestingMode.List => prior.AsElements().Count <= config.AsElements().Count
                && prior.AsElements().Zip(config.AsElements()).All(pair => CouldComeFrom(nesting.Schema, pair.First, pair.Second)),
            NestingMode.Map => prior.AsMap().All(pair => config.AsMap().TryGetValue(pair.Key, out var other)
                && CouldComeFrom(nesting.Schema, pair.Value, other)),
            _ => CouldComeFrom(nesting.Schema, prior, config),
        };
    }
}
