namespace TerraformPlugin.Schemas;

/// <summary>
/// The attribute <c>timeouts</c>: time limits of operations, as Go durations. Operations without a default are not configurable and
/// not limited.
/// </summary>
public sealed class TimeoutsAttribute : NestedAttribute
{
    private readonly TimeSpan?[] _defaults;

    /// <summary>Creates the attribute from the default limits of the operations.</summary>
    public TimeoutsAttribute(
        TimeSpan? create = null, TimeSpan? read = null, TimeSpan? update = null, TimeSpan? delete = null)
        : base("timeouts", Limits(create, read, update, delete))
    {
        _defaults = [create, read, update, delete];
        Optional = true;
        Description = "How long operations may take.";
    }

    /// <summary>
    /// The time limit of an operation in a configuration, plan or state; null if it is not limited. An invalid limit is an error of
    /// validation only: one that is already in the state counts as absent, because it must not prevent plans and deletions.
    /// </summary>
    public TimeSpan? For(TimedOperation operation, TfObject values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var limit = _defaults[(int)operation];
        var timeouts = values.Get(this);
        if (limit is null || !timeouts.IsKnown)
        {
            return limit;
        }

        var name = NameOf(operation);
        var text = timeouts.Value.Get((StringAttribute)Schema.Attributes.First(a => a.Name == name));
        return text.IsKnown && GoDuration.TryParseLimit(text.Value, out var given) ? given : limit;
    }

    private static IReadOnlyList<SchemaAttribute> Limits(params TimeSpan?[] defaults) =>
        [.. Enum.GetValues<TimedOperation>().Where(o => defaults[(int)o] is not null).Select(o => Limit(o, defaults[(int)o]!.Value))];

    private static StringAttribute Limit(TimedOperation operation, TimeSpan limit) => new(NameOf(operation))
    {
        Optional = true,
        Description = $"Limit of {NameOf(operation)}, such as `30s` or `5m`. Default: `{Text(limit)}`.",
        Validators = [GoDurationValidator.Instance],
    };

    private static string NameOf(TimedOperation operation) => operation switch
    {
        TimedOperation.Create => "create",
        TimedOperation.Read => "read",
        TimedOperation.Update => "update",
        _ => "delete",
    };

    private static string Text(TimeSpan limit) =>
        limit.Ticks % TimeSpan.TicksPerMinute == 0 ? $"{limit.TotalMinutes:0}m" : $"{limit.TotalSeconds:0.###}s";
}
