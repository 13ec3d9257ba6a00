using HvProvider.Nics;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>The read-only attributes for the traffic limits of a NIC, which are set as <c>bandwidth</c> of its port group.</summary>
internal static class ShownBandwidth
{
    public static readonly Int64Attribute Average = new("average")
    {
        Computed = true,
        Description = "The average rate, in kilobytes (1000 bytes) per second.",
    };

    public static readonly Int64Attribute Peak = new("peak")
    {
        Computed = true,
        Description = "The rate of a burst, in kilobytes per second. Null if no separate burst rate is set.",
    };

    public static readonly Int64Attribute Burst = new("burst")
    {
        Computed = true,
        Description = "The amount of data that can be sent at the `peak` rate, in kibibytes. Null if libvirt chooses it.",
    };

    public static readonly NestedAttribute Inbound = new("inbound", [Average, Peak, Burst])
    {
        Computed = true,
        Description = "The limit of traffic to the guest. Null if there is none.",
    };

    public static readonly NestedAttribute Outbound = new("outbound", [Average, Peak, Burst])
    {
        Computed = true,
        Description = "The limit of traffic from the guest. Null if there is none.",
    };

    /// <summary>Both ways.</summary>
    public static readonly IReadOnlyList<SchemaAttribute> All = [Inbound, Outbound];

    /// <summary>Limits as the value of <c>effective_bandwidth</c>; null where there are none.</summary>
    public static Tf<TfObject> Show(Bandwidth? bandwidth)
    {
        if (bandwidth is null)
        {
            return Tf<TfObject>.Null;
        }

        var values = new TfObject(NetworkAttachmentSchema.EffectiveBandwidth.Schema);
        values.Set(Inbound, Show(Inbound, bandwidth.Inbound));
        values.Set(Outbound, Show(Outbound, bandwidth.Outbound));
        return values;
    }

    private static Tf<TfObject> Show(NestedAttribute attribute, BandwidthLimit? limit)
    {
        if (limit is null)
        {
            return Tf<TfObject>.Null;
        }

        var values = new TfObject(attribute.Schema);
        values.Set(Average, limit.Average);
        values.Set(Peak, limit.Peak is { } peak ? peak : Tf<long>.Null);
        values.Set(Burst, limit.Burst is { } burst ? burst : Tf<long>.Null);
        return values;
    }
}
