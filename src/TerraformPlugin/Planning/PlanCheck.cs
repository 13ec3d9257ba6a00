using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>
/// Checks a plan by the rules of Terraform's AssertPlanValid: it equals the configuration, except for computed values. A plan that
/// Terraform accepts has no findings.
/// </summary>
internal sealed class PlanCheck(DiagnosticList diagnostics)
{
    /// <summary>Checks the plan of a complete resource.</summary>
    internal void Check(ObjectSchema schema, TfValue config, TfValue prior, TfValue planned) =>
        Object(schema, AttributePath.Root, config, prior, planned);

    private void Object(ObjectSchema schema, AttributePath path, TfValue config, TfValue prior, TfValue planned)
    {
        if (!HaveSamePresence(path, config, planned) || planned.IsNull)
        {
            return;
        }

        Attributes(schema, path, config, prior, planned);
        foreach (var block in schema.Blocks)
        {
            Block(block, Place(block, path, config, prior, planned));
        }
    }

    private void Attributes(ObjectSchema schema, AttributePath path, TfValue config, TfValue prior, TfValue planned)
    {
        foreach (var attribute in schema.Attributes)
        {
            Attribute(attribute, Place(attribute, path, config, prior, planned));
        }
    }

    private void Attribute(SchemaAttribute attribute, MemberValues place)
    {
        if (attribute.WriteOnly)
        {
            if (!place.Planned.IsNull)
            {
                Report(place.Path, "is write-only, so its planned value must be null");
            }

            return;
        }

        if (SameButForRefinements(place.Planned, place.Config)
            || (place.Planned.Equals(place.Prior) && !place.Prior.IsNull && !place.Config.IsNull)
            || attribute.IsComputedOnly
            || (attribute.Computed && place.Config.IsNull))
        {
            return;
        }

        if (place.Config.IsNull)
        {
            Report(place.Path, "is neither configured nor computed, so its planned value must be null");
        }
        else if (attribute.Nesting is { } nesting)
        {
            NestedAttribute(nesting, place);
        }
        else
        {
            Report(place.Path, "is planned with a value that is neither the configured nor the prior one");
        }
    }

    private void NestedAttribute(Nesting nesting, MemberValues place)
    {
        if (!HaveSamePresence(place.Path, place.Config, place.Planned))
        {
            return;
        }

        if (place.Planned.IsUnknown)
        {
            Report(place.Path, "is configured, but planned as unknown");
            return;
        }

        switch (nesting.Mode)
        {
            case NestingMode.Set:
                SetAttribute(place);
                break;
            case NestingMode.List or NestingMode.Map:
                Elements(nesting, place, (path, element) => Attributes(
                    nesting.Schema, path, element.Config, element.Prior, element.Planned));
                break;
            default:
                Attributes(nesting.Schema, place.Path, place.Config, place.Prior, place.Planned);
                break;
        }
    }

    /// <summary>Elements of a set cannot be matched reliably, so Terraform compares only the numbers that are certain.</summary>
    private void SetAttribute(MemberValues place)
    {
        if (place.Config.IsUnknown || (!place.Config.IsWhollyKnown && place.Config.AsElements().Count > 1))
        {
            return;
        }

        var (configured, planned) = (place.Config.AsElements().Count, place.Planned.AsElements().Count);
        var least = place.Planned.IsWhollyKnown || planned < 2 ? planned : 1;
        if (configured < least || configured > planned)
        {
            ReportCount(place.Path);
        }
    }

    private void Block(SchemaBlock block, MemberValues place)
    {
        if (place.Planned.IsNull && block.Mode != NestingMode.Single)
        {
            Report(place.Path, "is a block that must be planned as empty, not as null, if there is none");
        }
        else if (place.Planned.Equals(place.Config))
        {
            return;
        }
        else if (place.Config.IsUnknown)
        {
            Report(place.Path, "is an unknown dynamic block, so it must be planned as unknown");
        }
        else if (place.Planned.IsUnknown)
        {
            Report(place.Path, "is a block that is not unknown in the configuration, but planned as unknown");
        }
        else if (block.Mode is NestingMode.Single or NestingMode.Group)
        {
            Object(block.Schema, place.Path, place.Config, place.Prior, place.Planned);
        }
        else if (block.Mode == NestingMode.Set)
        {
            // Terraform trusts the provider in all but this.
            foreach (var _ in place.Planned.AsElements().Where(e => e.IsUnknown))
            {
                ReportUnknownBlock(place.Path);
            }
        }
        else
        {
            Elements(block.Nesting, place, (path, element) => BlockElement(block, path, element));
        }
    }

    private void BlockElement(SchemaBlock block, AttributePath path, MemberValues element)
    {
        if (element.Planned.IsUnknown)
        {
            ReportUnknownBlock(path);
        }
        else
        {
            Object(block.Schema, path, element.Config, element.Prior, element.Planned);
        }
    }

    private void Elements(Nesting nesting, MemberValues place, Action<AttributePath, MemberValues> check)
    {
        if (place.Config.IsUnknown)
        {
            ReportCount(place.Path);
        }
        else if (nesting.Mode == NestingMode.Map)
        {
            Entries(nesting, place, check);
        }
        else
        {
            ListElements(nesting, place, check);
        }
    }

    private void ListElements(Nesting nesting, MemberValues place, Action<AttributePath, MemberValues> check)
    {
        var planned = place.Planned.AsElements();
        // A list of blocks in a state of an old provider can be null.
        var config = place.Config.IsNull ? [] : place.Config.AsElements();
        if (config.Count != planned.Count)
        {
            ReportCount(place.Path);
            return;
        }

        var before = place.Prior.IsKnown ? place.Prior.AsElements() : [];
        var nothing = TfValue.Null(nesting.Schema.Type);
        for (var i = 0; i < planned.Count; i++)
        {
            var prior = i < before.Count ? before[i] : nothing;
            check(place.Path.Index(i), place with { Config = config[i], Prior = prior, Planned = planned[i] });
        }
    }

    private void Entries(Nesting nesting, MemberValues place, Action<AttributePath, MemberValues> check)
    {
        var nothing = TfValue.Null(nesting.Schema.Type);
        var planned = place.Planned.AsMap();
        var config = place.Config.IsNull ? new Dictionary<string, TfValue>() : place.Config.AsMap();
        var before = place.Prior.IsKnown ? place.Prior.AsMap() : new Dictionary<string, TfValue>();
        foreach (var key in config.Keys.Except(planned.Keys, StringComparer.Ordinal))
        {
            Report(place.Path.Element(key), "is configured, but not planned");
        }

        foreach (var (key, value) in planned)
        {
            if (config.TryGetValue(key, out var configured))
            {
                var prior = before.GetValueOrDefault(key, nothing);
                check(place.Path.Element(key), place with { Config = configured, Prior = prior, Planned = value });
            }
            else
            {
                Report(place.Path.Element(key), "is planned, but not configured");
            }
        }
    }

    private static MemberValues Place(SchemaMember member, AttributePath path, TfValue config, TfValue prior, TfValue planned) => new(
        member, path.Attribute(member.Name), Part(config, member), Part(prior, member), Part(planned, member));

    // The members of a null object are null, those of an unknown object are unknown.
    private static TfValue Part(TfValue value, SchemaMember member) =>
        value.IsNull ? TfValue.Null(member.Type)
        : value.IsUnknown ? TfValue.Unknown(member.Type)
        : value.AsMap()[member.Name];

    /// <summary>Whether both values are null, or none is; reports otherwise.</summary>
    private bool HaveSamePresence(AttributePath path, TfValue config, TfValue planned)
    {
        if (planned.IsNull == config.IsNull)
        {
            return true;
        }

        Report(path, planned.IsNull ? "is configured, but planned as null" : "is not configured, but planned with a value");
        return false;
    }

    private static bool SameButForRefinements(TfValue left, TfValue right) =>
        left.Equals(right)
        || (!left.IsWhollyKnown && UnknownValues.Unrefined(left).Equals(UnknownValues.Unrefined(right)));

    private void ReportCount(AttributePath path) =>
        Report(path, "is planned with a number of elements that differs from the configuration");

    private void ReportUnknownBlock(AttributePath path) =>
        Report(path, "is a block that is planned as unknown; only its attributes can be unknown");

    private void Report(AttributePath path, string problem) => ProviderBug.Plan(diagnostics, path, problem);
}
