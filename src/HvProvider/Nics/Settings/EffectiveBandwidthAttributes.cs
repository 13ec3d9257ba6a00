using HvProvider.Nics.Values;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Nics.Settings;

/// <summary>The read-only attributes for the traffic limits of a NIC, which are set as <c>bandwidth</c> of its port group.</summary>
internal static class EffectiveBandwidthAttributes
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

    /// <summary><c>effective_bandwidth</c>.</summary>
    public static readonly NestedAttribute Attribute = new("effective_bandwidth", [Inbound, Outbound])
    {
        Computed = true,
        Description =
            "The traffic limits of the NIC, which come from its port group: as reported by libvirt for a running domain, otherwise the "
            + "limits that the NIC will have. They are known during plan. A change to the port group's `bandwidth` is shown as a change "
            + "of its NICs and is applied to running domains in the same apply, without detaching the NIC. Limits that another tool set "
            + "on the NIC itself are kept and override those of the port group. Null if there are no limits.",
    };

    /// <summary>Shows limits; null if there are none.</summary>
    public static void Show(TfObject state, Bandwidth? limits) => state.Set(Attribute, Of(limits));

    /// <summary>Limits as the attribute's value; null if there are none.</summary>
    public static Tf<TfObject> Of(Bandwidth? limits)
    {
        if (limits is null)
        {
            return Tf<TfObject>.Null;
        }

        var values = new TfObject(Attribute.Schema);
        values.Set(Inbound, Of(Inbound, limits.Inbound));
        values.Set(Outbound, Of(Outbound, limits.Outbound));
        return values;
    }

    private static Tf<TfObject> Of(NestedAttribute attribute, BandwidthLimit? limit)
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
