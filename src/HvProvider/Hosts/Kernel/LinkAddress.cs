using System.Globalization;
using System.Net;

namespace HvProvider.Hosts.Kernel;

/// <summary>An IP address of a link.</summary>
/// <param name="Address">The address.</param>
/// <param name="PrefixLength">The length of the subnet's prefix.</param>
internal sealed record LinkAddress(IPAddress Address, int PrefixLength)
{
    /// <summary>The usual notation: <c>10.20.0.100/24</c>.</summary>
    public override string ToString() => $"{Address}/{PrefixLength.ToString(CultureInfo.InvariantCulture)}";
}
