namespace Labs.Tests.Packets;

/// <summary>The rules of IEEE 802.1Q for a frame that enters a VLAN at an access port, implemented independently for tests.</summary>
internal static class VlanRules
{
    /// <summary>The tags that the sender adds to frames of a kind.</summary>
    public static string TagsAsSent(string kind) => kind.Split('-') switch
    {
        ["tag", var vlan] => vlan,
        ["double", var outer, var inner] => $"{outer}.{inner}",
        ["ad", var outer, var inner] => $"ad{outer}.{inner}",
        _ => "",
    };

    /// <summary>
    /// The tags of a frame in addition to the one of the VLAN, or null if the port drops the frame: a tag of its VLAN and a priority tag
    /// are removed, a frame with the tag of another VLAN is dropped, and an 802.1ad tag is not evaluated.
    /// </summary>
    public static string? InnerTags(string kind, int vlan) => kind.Split('-') switch
    {
        ["tag", var own] => own == "0" || own == $"{vlan}" ? "" : null,
        ["double", var outer, var inner] => outer == $"{vlan}" ? inner : null,
        ["ad", ..] => TagsAsSent(kind),
        _ => "",
    };

    /// <summary>The tags of the frame on a trunk, or null if it is not on the trunk.</summary>
    public static string? TagsOnTrunk(string kind, int vlan, int native) => InnerTags(kind, vlan) switch
    {
        null => null,
        var inner when vlan == native => inner,
        "" => $"{vlan}",
        var inner => $"{vlan}.{inner}",
    };
}
