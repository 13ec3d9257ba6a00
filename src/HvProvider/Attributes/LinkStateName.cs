using HvProvider.Nics;

namespace HvProvider.Attributes;

/// <summary>The values of <c>link_state</c>.</summary>
internal static class LinkStateName
{
    /// <summary>The value for a link state.</summary>
    public static string Of(LinkState state) => state == LinkState.Up ? "up" : "down";
}
