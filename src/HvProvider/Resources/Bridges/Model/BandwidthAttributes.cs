using System.Globalization;
using HvProvider.Attributes;
using HvProvider.Nics.Values;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Resources.Bridges.Model;

/// <summary>The attributes of <c>bandwidth</c>, and how their values are read and written.</summary>
internal static class BandwidthAttributes
{
    public static readonly Int64Attribute Average = new("average")
    {
        Required = true,
        Description = "The average rate, in kilobytes (1000 bytes) per second.",
        Validators = [new Int64Between(1, BandwidthLimit.MaxRate)],
    };

    public static readonly Int64Attribute Peak = new("peak")
    {
        Optional = true,
        Description = "The maximum rate of a burst, in kilobytes per second; not less than `average`. libvirt ignores it for `outbound`.",
        Validators = [new Int64Between(1, BandwidthLimit.MaxRate)],
    };

    public static readonly Int64Attribute Burst = new("burst")
    {
        Optional = true,
        Description = "The amount of data that can be sent at the `peak` rate, in kibibytes.",
        Validators = [new Int64Between(1, BandwidthLimit.MaxBurst)],
    };

    public static readonly NestedAttribute Inbound = Limit("inbound", "The limit of traffic to the guest.");

    public static readonly NestedAttribute Outbound = Limit("outbound", "The limit of traffic from the guest.");

    public static readonly IReadOnlyList<SchemaAttribute> All = [Inbound, Outbound];

    /// <summary>Reads the limits; null if a value is unknown.</summary>
    public static Bandwidth? Read(TfObject bandwidth) =>
        bandwidth.Raw.IsWhollyKnown
            ? new Bandwidth(ReadLimit(bandwidth.Get(Inbound)), ReadLimit(bandwidth.Get(Outbound)))
            : null;

    /// <summary>The limits as the value of an attribute.</summary>
    public static Tf<TfObject> Write(NestedAttribute attribute, Bandwidth? bandwidth)
    {
        if (bandwidth is null)
        {
            return Tf<TfObject>.Null;
        }

        var described = new TfObject(attribute.Schema);
        described.Set(Inbound, WriteLimit(Inbound, bandwidth.Inbound));
        described.Set(Outbound, WriteLimit(Outbound, bandwidth.Outbound));
        return described;
    }

    private static NestedAttribute Limit(string name, string description) => new(name, [Average, Peak, Burst])
    {
        Optional = true,
        Description = description,
        Validators = [PeakValidator.Instance],
    };

    // A plan can contain a limit without average, which validation rejects.
    private static BandwidthLimit? ReadLimit(Tf<TfObject> limit) =>
        limit.KnownOrDefault() is { } values && values.Get(Average).OrNull() is { } average
            ? new BandwidthLimit(average, values.Get(Peak).OrNull(), values.Get(Burst).OrNull())
            : null;

    private static Tf<TfObject> WriteLimit(NestedAttribute attribute, BandwidthLimit? limit)
    {
        if (limit is null)
        {
            return Tf<TfObject>.Null;
        }

        var described = new TfObject(attribute.Schema);
        described.Set(Average, limit.Average);
        described.Set(Peak, limit.Peak is { } peak ? peak : Tf<long>.Null);
        described.Set(Burst, limit.Burst is { } burst ? burst : Tf<long>.Null);
        return described;
    }

    /// <summary>Requires that <c>peak</c> is not less than <c>average</c>.</summary>
    private sealed class PeakValidator : Validator<TfObject>
    {
        public static readonly PeakValidator Instance = new();

        public override string Description => "must have a peak that is not less than average";

        public override void Validate(TfObject value, ValidationContext context)
        {
            if (value.Get(Average).OrNull() is { } average && value.Get(Peak).OrNull() is { } peak && peak < average)
            {
                new ValidationContext(context.Path.Attribute(Peak.Name), context.IsSensitive, context.Diagnostics).AddError(
                    $"must not be less than average, which is {average.ToString(CultureInfo.InvariantCulture)}",
                    peak.ToString(CultureInfo.InvariantCulture));
            }
        }
    }
}
