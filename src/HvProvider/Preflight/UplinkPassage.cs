namespace HvProvider.Preflight;

/// <summary>How frames of a VLAN pass the uplink.</summary>
internal enum UplinkPassage
{
    /// <summary>They do not.</summary>
    None,

    /// <summary>They leave without their tag, and what comes back without a tag is in another VLAN.</summary>
    OutOnly,

    /// <summary>Both ways.</summary>
    Both,
}
