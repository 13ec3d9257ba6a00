using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>Checks a plan by Terraform's rules: it equals the configuration, except for computed values.</summary>
internal sealed class PlanCheck(DiagnosticList diagnostics)
{
    /// <summary>Checks the plan of a complete resource.</summary>
    internal void Check(ObjectSchema schema, TfValue config, TfValue prior, TfValue planned) =>
        Object(schema, AttributePath.Root, config, prior, planned);

    private void Object(ObjectSchema schema, AttributePath path, TfValue config, TfValue prior, TfValue planned)
    {
        if (!SamePresence(path, config, planned))
        {
            return;
        }

        var configured = config.AsMap();
        var before = prior.IsKnown ? prior.AsMap() : null;
        foreach (var (name, value) in planned.AsMap())
        {
            _ = schema.TryGetMember(name, out var member);
            var place = new MemberValues(
                member!,
                path.Attribute(name),
                configured[name],
                before is null ? TfValue.Null(value.Type) : before[name],
                value);
            if (place.Member is SchemaAttribute attribute)
            {
                Attribute(attribute, place);
            }
            else
            {
                Block(place);
            }
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
        else if (place.Member.Nesting is { } nesting)
        {
            Nested(nesting, place);
        }
        else
        {
            Report(place.Path, "is planned with a value that is neither the configured nor the prior one");
        }
    }

    private void Block(MemberValues place)
    {
        if (SameButForRefinements(place.Planned, place.Config))
        {
            return;
        }

        if (place.Config.IsUnknown)
        {
            Report(place.Path, "is an unknown dynamic block, so it must be planned as unknown");
        }
        else
        {
            Nested(place.Member.Nesting!, place);
        }
    }

    private void Nested(Nesting nesting, MemberValues place)
    {
        if (nesting.Mode is NestingMode.Single or NestingMode.Group)
        {
            Object(nesting.Schema, place.Path, place.Config, place.Prior, place.Planned);
        }
        else if (SamePresence(place.Path, place.Config, place.Planned))
        {
            Elements(nesting, place);
        }
    }

    private void Elements(Nesting nesting, MemberValues place)
    {
        var nothing = TfValue.Null(nesting.Schema.Type);
        if (nesting.Mode == NestingMode.Map)
        {
            var (config, planned) = (place.Config.AsMap(), place.Planned.AsMap());
            var before = place.Prior.IsKnown ? place.Prior.AsMap() : null;
            foreach (var key in config.Keys.Union(planned.Keys))
            {
                Object(
                    nesting.Schema,
                    place.Path.Element(key),
                    config.GetValueOrDefault(key, nothing),
                    before?.GetValueOrDefault(key, nothing) ?? nothing,
                    planned.GetValueOrDefault(key, nothing));
            }

            return;
        }

        var elements = (Config: place.Config.AsElements(), Planned: place.Planned.AsElements());
        if (elements.Config.Count != elements.Planned.Count)
        {
            Report(place.Path, "is planned with a number of elements that differs from the configuration");
        }
        else if (nesting.Mode == NestingMode.List)
        {
            var before = place.Prior.IsKnown ? place.Prior.AsElements() : [];
            for (var i = 0; i < elements.Planned.Count; i++)
            {
                Object(
                    nesting.Schema,
                    place.Path.Index(i),
                    elements.Config[i],
                    i < before.Count ? before[i] : nothing,
                    elements.Planned[i]);
            }
        }
    }

    /// <summary>Whether both values exist; reports if only one exists, or if only one is unknown.</summary>
    private bool SamePresence(AttributePath path, TfValue config, TfValue planned)
    {
        if (config.IsKnown && planned.IsKnown)
        {
            return true;
        }

        if (planned.IsNull && !config.IsNull)
        {
            Report(path, "is configured, but planned as null");
        }
        else if (config.IsNull && !planned.IsNull)
        {
            Report(path, "is not configured, but planned with a value");
        }
        else if (planned.IsUnknown != config.IsUnknown)
        {
            Report(path, "must be planned as unknown if and only if it is configured as unknown");
        }

        return false;
    }

    private static bool SameButForRefinements(TfValue left, TfValue right) =>
        left.Equals(right)
        || (!left.IsWhollyKnown && UnknownValues.Unrefined(left).Equals(UnknownValues.Unrefined(right)));

    private void Report(AttributePath path, string problem) => ProviderBug.Plan(diagnostics, path, problem);
}
