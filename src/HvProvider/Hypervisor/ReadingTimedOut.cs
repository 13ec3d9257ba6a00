using System.Globalization;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Hypervisor;

/// <summary>The error if a reading whose time limit cannot be configured takes too long.</summary>
internal static class ReadingTimedOut
{
    /// <summary>The error.</summary>
    /// <param name="doing">The reading, as in "reading the bridge …".</param>
    /// <param name="limit">The time limit.</param>
    /// <param name="uri">The hypervisor.</param>
    public static Diagnostic Of(string doing, TimeSpan? limit, LibvirtUri? uri) => Diagnostic.Error(
        "Reading timed out",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{uri} did not return all data within {limit?.TotalSeconds:0} s while {doing}. Find out on the hypervisor what keeps libvirt "
            + $"busy: virsh list is just as slow, and virsh domcontrol DOMAIN shows a domain whose hypervisor process does not answer."));
}
