using HvProvider.Resources.Bridges.Model;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.Bridges.Guests;

/// <summary>The diagnostics about unmanaged NICs: the NICs, what happens to them, the next step.</summary>
internal static class UnmanagedNicMessages
{
    // Enough to recognize the kind of guests. A list of hundreds would hide the plan.
    private const int MaxListed = 20;

    private const string NotManaged = "not managed by an hv_network_attachment";

    private const string HowToUpdate =
        "To update them without unplugging, set resync_guests = true. Otherwise a guest uses the new settings after it is shut down and "
        + "started (a reboot is not enough).";

    /// <summary>An update changes the settings of a port group, and does not update these NICs.</summary>
    public static Diagnostic NotUpdated(string network, string? portGroup, IReadOnlyList<UnmanagedNic> nics, AttributePath path) =>
        Diagnostic.Warning(
            "Running guests are not updated",
            $"{Describe(network, portGroup)} changes to: {nics[0].ExpectedSettings}. {Count(nics.Count)} of running guests, "
            + $"{NotManaged}, will keep their current settings: {List(nics)}. {HowToUpdate}",
            path);

    /// <summary>An update changes the settings of a port group, and updates these NICs.</summary>
    public static Diagnostic WillBeUpdated(string network, string? portGroup, IReadOnlyList<UnmanagedNic> nics, AttributePath path) =>
        Diagnostic.Warning(
            "Running guests will be updated",
            $"{Describe(network, portGroup)} sets: {nics[0].ExpectedSettings}. Because of resync_guests = true, the apply "
            + $"updates {Count(nics.Count)} of running guests, {NotManaged}, without unplugging. If VLANs change, the link is down until "
            + $"the bridge has been verified: {List(nics)}.",
            path);

    /// <summary>An update affects NICs that cannot be updated while their guests run.</summary>
    public static Diagnostic CannotBeUpdated(string network, string? portGroup, IReadOnlyList<UnmanagedNic> nics, AttributePath path) =>
        Diagnostic.Warning(
            "Running guests cannot be updated",
            $"{Describe(network, portGroup)} changes, and {Count(nics.Count)} of running guests will keep their current settings: "
            + $"{List(nics, static nic => $"{nic}: {nic.Obstacle}")}. A NIC whose port group no longer exists becomes untagged when its "
            + "guest is started the next time. Set an existing port group for these NICs in their domains, or manage them with "
            + "hv_network_attachment.",
            path);

    /// <summary>Running NICs have former settings of their network.</summary>
    public static Diagnostic Outdated(string network, IReadOnlyList<UnmanagedNic> nics) => Diagnostic.Warning(
        "Running guests differ from port group",
        $"{Count(nics.Count)} of running guests on the network \"{network}\", {NotManaged}, do not have the current settings of their port "
        + $"group: {List(nics, static nic => $"{nic}, expected {nic.ExpectedSettings}")}. {HowToUpdate}",
        BridgeSchema.PortGroups.Path);

    /// <summary>An update of running guests was interrupted.</summary>
    public static Diagnostic Interrupted(string network, IReadOnlyList<UnmanagedNic> nics) => Diagnostic.Warning(
        "Update of running guests interrupted",
        $"An apply that updated running guests on the network \"{network}\" was interrupted"
        + (nics.Count == 0 ? "." : $" and left the links of {Count(nics.Count)} down: {List(nics)}.")
        + " The next apply completes the update.",
        BridgeSchema.InSync.Path);

    /// <summary>An update changes the isolation, which does not affect these NICs.</summary>
    public static Diagnostic IsolationNotUpdated(string network, IReadOnlyList<UnmanagedNic> nics) => Diagnostic.Warning(
        "Running guests are not updated",
        $"{Count(nics.Count)} of running guests on the network \"{network}\", {NotManaged}, will keep the current isolation until the "
        + $"network is restarted and the NICs are re-attached: {List(nics)}. libvirt cannot change the isolation of an active network, and "
        + "resync_guests has no effect on it.",
        BridgeSchema.Isolated.Path);

    /// <summary>The update of a NIC failed.</summary>
    /// <param name="nic">The NIC before the update.</param>
    /// <param name="cause">The cause, as sentences.</param>
    /// <param name="path">The path of its port group.</param>
    public static Diagnostic UpdateFailed(UnmanagedNic nic, string cause, AttributePath path) => Diagnostic.Error(
        "Running guest was not updated",
        $"The update of {nic} failed. Expected: {nic.ExpectedSettings}. {cause} The NIC was not unplugged. Apply again, or set "
        + "resync_guests = false to leave running guests unchanged.",
        path);

    /// <summary>The operation ended before these NICs were updated.</summary>
    public static Diagnostic NotTried(IReadOnlyList<UnmanagedNic> nics) => Diagnostic.Error(
        "Update of running guests incomplete",
        $"The operation was interrupted or timed out before the update of {Count(nics.Count)}: {List(nics)}. They are unchanged. Apply "
        + "again. The time limit can be set in timeouts.",
        BridgeSchema.ResyncGuests.Path);

    private static string Describe(string network, string? portGroup) => portGroup is null
        ? $"The default of the network \"{network}\" for NICs without a port group"
        : $"The port group \"{portGroup}\" of the network \"{network}\"";

    private static string Count(int count) => count == 1 ? "1 NIC" : $"{count} NICs";

    private static string List(IReadOnlyList<UnmanagedNic> nics, Func<UnmanagedNic, string>? describe = null) =>
        string.Join("; ", nics.Take(MaxListed).Select(describe ?? (static nic => nic.ToString())))
        + (nics.Count > MaxListed ? $"; and {nics.Count - MaxListed} more" : "");
}
