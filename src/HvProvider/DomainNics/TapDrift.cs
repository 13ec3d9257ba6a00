using HvProvider.Preflight;
using HvProvider.Vlans;
using LibvirtSharp;

namespace HvProvider.DomainNics;

/// <summary>A tap that differs from the definition of its NIC because another tool changed it, and whether libvirt can repair it.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Found">The found state, as a sentence.</param>
/// <param name="Repair">How it can be repaired.</param>
/// <param name="Obstacle">Why it cannot be repaired in place, as a sentence; null if it can.</param>
internal sealed record TapDrift(MismatchKind Kind, string Found, TapRepair Repair, string? Obstacle)
{
    /// <summary>Whether the live and persistent definitions contain the same NIC, so that only the tap has to be repaired.</summary>
    public bool IsOnlyDifference { get; init; } = true;

    /// <summary>The drift of a tap.</summary>
    /// <param name="mismatch">The difference.</param>
    /// <param name="supportsVlans">Whether the host's kernel sets VLANs on ports of the bridge.</param>
    /// <param name="libvirt">The version of libvirt.</param>
    public static TapDrift Of(VlanMismatch mismatch, bool supportsVlans, LibvirtVersion libvirt)
    {
        // Only a change of the VLANs makes libvirt take a tap off its bridge and put it back, and only since that version.
        var canSetVlans = VersionCheck.CanChangeLiveVlans(libvirt);
        var (repair, obstacle) = mismatch.Kind switch
        {
            MismatchKind.Vlans when canSetVlans => (TapRepair.InPlace, null),
            MismatchKind.Vlans => (TapRepair.None, VersionCheck.TooOldForLiveVlans(libvirt)),
            MismatchKind.OffBridge when canSetVlans && supportsVlans => (TapRepair.InPlace, null),
            MismatchKind.NotFiltering => (TapRepair.None, "libvirt cannot change this."),
            _ => (TapRepair.Reattach, "libvirt cannot repair the tap while the NIC is attached."),
        };
        return new(mismatch.Kind, mismatch.Found, repair, obstacle);
    }
}
