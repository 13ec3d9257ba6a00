using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>
/// Visits an object and its nested objects, from the outside in, and replaces the value of each member by the result of a rule.
/// Only configured nested objects are visited; members of a computed object belong to the provider. Elements of a set have no
/// path, so their members have the path of the set.
/// </summary>
internal sealed class MemberVisitor(Func<MemberValues, TfValue> rule)
{
    /// <summary>Visits a known object.</summary>
    internal TfValue Object(ObjectSchema schema, TfValue config, TfValue prior, TfValue planned) =>
        Object(schema, AttributePath.Root, config, prior, planned);

    private TfValue Object(
        ObjectSchema schema, AttributePath path, TfValue config, TfValue prior, TfValue planned, bool inSet = false)
    {
        if (!config.IsKnown || !planned.IsKnown)
        {
            return planned;
        }

        var configured = config.AsMap();
        var before = prior.IsKnown ? prior.AsMap() : null;
        var values = new Dictionary<string, TfValue>(planned.AsMap(), StringComparer.Ordinal);
        foreach (var member in schema.Members)
        {
            var place = new MemberValues(
                member,
                inSet ? path : path.Attribute(member.Name),
                configured[member.Name],
                before is null ? TfValue.Null(member.Type) : before[member.Name],
                values[member.Name]);
            var value = rule(place);
            values[member.Name] = member.Nesting is { } nesting
                ? Nested(nesting, place with { Planned = value }, inSet)
                : value;
        }

        return TfValue.Object(schema.Type, values);
    }

    private TfValue Nested(Nesting nesting, MemberValues place, bool inSet)
    {
        if (!place.Config.IsKnown || !place.Planned.IsKnown)
        {
            return place.Planned;
        }

        var schema = nesting.Schema;
        return nesting.Mode switch
        {
            NestingMode.List => TfValue.List(schema.Type, List(schema, place, inSet)),
            NestingMode.Map => TfValue.Map(schema.Type, Map(schema, place, inSet)),
            NestingMode.Set => TfValue.Set(schema.Type, Set(schema, place)),
            _ => Object(schema, place.Path, place.Config, place.Prior, place.Planned, inSet),
        };
    }

    private IEnumerable<TfValue> List(ObjectSchema schema, MemberValues place, bool inSet)
    {
        var nothing = TfValue.Null(schema.Type);
        var configured = place.Config.AsElements();
        var before = place.Prior.IsKnown ? place.Prior.AsElements() : [];
        return [.. place.Planned.AsElements().Select((planned, i) => Object(
            schema,
            inSet ? place.Path : place.Path.Index(i),
            i < configured.Count ? configured[i] : nothing,
            i < before.Count ? before[i] : nothing,
            planned,
            inSet))];
    }

    private Dictionary<string, TfValue> Map(ObjectSchema schema, MemberValues place, bool inSet)
    {
        var nothing = TfValue.Null(schema.Type);
        var configured = place.Config.AsMap();
        var before = place.Prior.IsKnown ? place.Prior.AsMap() : new Dictionary<string, TfValue>();
        return place.Planned.AsMap().ToDictionary(
            pair => pair.Key,
            pair => Object(
                schema,
                inSet ? place.Path : place.Path.Element(pair.Key),
                configured.GetValueOrDefault(pair.Key, nothing),
                before.GetValueOrDefault(pair.Key, nothing),
                pair.Value,
                inSet),
            StringComparer.Ordinal);
    }

    private IEnumerable<TfValue> Set(ObjectSchema schema, MemberValues place)
    {
        var planned = place.Planned.AsElements();
        var configured = SetElements.Origins(schema, planned, place.Config);
        var before = SetElements.Predecessors(schema, planned, configured, place.Prior);
        return [.. planned.Select((element, i) => Object(schema, place.Path, configured[i], before[i], element, inSet: true))];
    }
}
