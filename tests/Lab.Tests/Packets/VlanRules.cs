namespace Labs.Tests.Packets;

/// <summary>What the standard says becomes of a frame that enters a VLAN at an access port, written down once more for tests.</summary>
internal static class VlanRules
{
    /// <summary>The tags that the sender of a kind writes.</summary>
    public static string TagsAsSent(string kind) => kind.Split('-') switch
    {
        ["tag", var vlan] => vlan,
        ["double", var outer, var inner] => $"{outer}.{inner}",
        ["ad", var outer, var inner] => $"ad{outer}.{inner}",
        _ => "",
    };

    /// <summary>
    /// The tags that are left within a frame when the VLAN's own is not counted, or null where the port does not take it: a
    /// tag of its VLAN is taken off, so is a priority, and one of another VLAN is refused. 802.1ad is none of its business.
    /// </summary>
    public static string? InnerTags(string kind, int vlan) => kind.Split('-') switch
    {
        ["tag", var own] => own == "0" || own == $"{vlan}" ? "" : null,
        ["double", var outer, var inner] => outer == $"{vlan}" ? inner : null,
        ["ad", ..] => TagsAsSent(kind),
        _ => "",
    };

    /// <summary>The tags that it has on a trunk, or null where it is not to be seen there.</summary>
    public static string? TagsOnTrunk(string kind, int vlan, int native) => InnerTags(kind, vlan) switch
    {
        null => null,
        var inner when vlan == native => inner,
        "" => $"{vlan}",
        var inner => $"{vlan}.{inner}",
    };
}
