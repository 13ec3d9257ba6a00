using System.Globalization;

namespace HvProvider.Vlans;

/// <summary>The attributes that configure the VLANs that a bridge port has, for messages.</summary>
internal static class PortVlansHcl
{
    /// <summary>
    /// The configuration, as in <c>vlan = 30</c>; null if there is none, because the port has no VLANs. Further untagged VLANs of the
    /// port, which only leave it, are not part of it: they are leaks.
    /// </summary>
    public static string? Of(PortVlans found)
    {
        if (found.Tagged.Count == 0)
        {
            return found.UntaggedBothWays is { } access ? $"vlan = {Text(access)}" : null;
        }

        var tags = string.Join(
            ", ", VlanRanges.Group(found.Tagged.Where(vlan => vlan != found.Pvid)).Select(static range => $"\"{range}\""));
        var native = found.Pvid is not { } pvid ? ""
            : $", native = {Text(pvid)}" + (found.Tagged.Contains(pvid) ? ", native_mode = \"tagged\"" : "");
        return $"trunk = {{ tags = [{tags}]{native} }}";
    }

    private static string Text(int vlan) => vlan.ToString(CultureInfo.InvariantCulture);
}
