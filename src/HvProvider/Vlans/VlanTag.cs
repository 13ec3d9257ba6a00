using System.Globalization;

namespace HvProvider.Vlans;

/// <summary>One tag of an interface.</summary>
/// <param name="Id">The VLAN ID; −1 if the document contains something else than a number.</param>
/// <param name="Native">Set on the native VLAN of a trunk.</param>
internal sealed record VlanTag(int Id, NativeMode? Native = null)
{
    /// <summary>The value of <see cref="Id"/> if it cannot be read.</summary>
    public const int UnreadableId = -1;

    /// <summary>For messages: <c>30</c>, <c>20 (native, untagged)</c>.</summary>
    public override string ToString()
    {
        var id = Id == UnreadableId ? "unreadable" : Id.ToString(CultureInfo.InvariantCulture);
        return Native switch
        {
            NativeMode.Untagged => id + " (native, untagged)",
            NativeMode.Tagged => id + " (native, tagged)",
            _ => id,
        };
    }
}
