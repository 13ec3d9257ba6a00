using HvProvider.Hypervisor;
using HvProvider.Resources.Bridges.Model;
using HvProvider.Xml;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.Bridges.Guests;

/// <summary>What users are told about guests that no attachment looks after: which ones, what becomes of them, the next step.</summary>
internal static class UnmanagedNicMessages
{
    // The first ones tell what kind of guests they are; hundreds would hide the plan.
    private const int MaxListed = 20;

    private const string HowToChange =
        "To change them too, without unplugging, set resync_guests = true; else a guest has it when it has been shut down and started again "
        + "(rebooting is not enough).";

    /// <summary>An update gives guests something else, and these stay as they are.</summary>
    public static Diagnostic NotUpdated(string network, string? portGroup, IReadOnlyList<UnmanagedNic> nics, AttributePath path) =>
        Diagnostic.Warning(
            "Guests keep what they have",
            $"{Describe(network, portGroup)} gives its NICs something else from now on: {nics[0].ExpectedSettings}. {Count(nics.Count)} of running guests, "
            + $"which no hv_network_attachment manages, keep what they have: {List(nics)}. {HowToChange}",
            path);

    /// <summary>An update gives guests something else, and these get it.</summary>
    public static Diagnostic WillBeUpdated(string network, string? portGroup, IReadOnlyList<UnmanagedNic> nics, AttributePath path) =>
        Diagnostic.Warning(
            "Guests will be re-synced",
            $"{Describe(network, portGroup)} gives: {nics[0].ExpectedSettings}. As resync_guests says, the apply changes {Count(nics.Count)} of running "
            + "guests, which no hv_network_attachment manages, without unplugging; where VLANs change, their link is down for a moment: "
            + $"{List(nics)}.",
            path);

    /// <summary>An update concerns guests that can get nothing else while they run.</summary>
    public static Diagnostic CannotBeUpdated(string network, string? portGroup, IReadOnlyList<UnmanagedNic> nics, AttributePath path) =>
        Diagnostic.Warning(
            "Guests cannot be re-synced",
            $"{Describe(network, portGroup)} has another meaning from now on, and {Count(nics.Count)} of running guests keep what they have: "
            + $"{List(nics, static nic => $"{nic}: {nic.Obstacle}")}. libvirt leaves a NIC untagged whose port group is gone when its guest is "
            + "started the next time. Give these NICs a port group of the network in their domains, or have them managed by "
            + "hv_network_attachment.",
            path);

    /// <summary>Guests run with what the network gave them before.</summary>
    public static Diagnostic Outdated(string network, IReadOnlyList<UnmanagedNic> nics) => Diagnostic.Warning(
        "Guests do not have what their port group says",
        $"{Count(nics.Count)} of running guests on the network \"{network}\", which no hv_network_attachment manages, were given something else "
        + $"than it gives now: {List(nics, static nic => $"{nic}, should be {nic.ExpectedSettings}")}. {HowToChange}",
        BridgeSchema.PortGroups.Path);

    /// <summary>A re-sync was interrupted.</summary>
    public static Diagnostic Interrupted(string network, IReadOnlyList<UnmanagedNic> nics) => Diagnostic.Warning(
        "Re-sync of guests was interrupted",
        $"An apply that changed guests on the network \"{network}\" did not come to its end"
        + (nics.Count == 0 ? "." : $", and has left the link down of {Count(nics.Count)}: {List(nics)}.")
        + " The next apply finishes it.",
        BridgeSchema.InSync.Path);

    /// <summary>Isolation changes, and these do not have it.</summary>
    public static Diagnostic IsolationNotUpdated(string network, IReadOnlyList<UnmanagedNic> nics) => Diagnostic.Warning(
        "Guests keep what they have",
        $"{Count(nics.Count)} of running guests on the network \"{network}\", which no hv_network_attachment manages, stay as they are until "
        + $"it has been started again and they are plugged in again: {List(nics)}. libvirt cannot change the isolation of an active network, so "
        + "resync_guests does not help.",
        BridgeSchema.Isolated.Path);

    /// <summary>A guest could not be changed.</summary>
    /// <param name="nic">The NIC as it was found.</param>
    /// <param name="cause">What happened, as sentences.</param>
    /// <param name="path">Its port group.</param>
    public static Diagnostic UpdateFailed(UnmanagedNic nic, string cause, AttributePath path) => Diagnostic.Error(
        "Guest was not re-synced",
        $"{Capitalised(nic)}, should be: {nic.ExpectedSettings}. {cause} Nothing was unplugged. Apply again; to leave such guests as they are, set "
        + "resync_guests = false.",
        path);

    /// <summary>The user has interrupted before these had their turn.</summary>
    public static Diagnostic NotTried(IReadOnlyList<UnmanagedNic> nics) => Diagnostic.Error(
        "Guests were not re-synced",
        $"Interrupted, or out of time, before {Count(nics.Count)} had their turn: {List(nics)}. They are as they were. Apply again; the time allowed "
        + "can be set in timeouts.",
        BridgeSchema.ResyncGuests.Path);

    /// <summary>The definition of a domain is unreadable, so its NICs are unknown.</summary>
    public static Diagnostic Unreadable(HypervisorSession session, UnreadableXmlException exception) =>
        LibvirtDiagnostics.From(exception, "looking at the guests of a network", session.Settings.Uri)! with
        {
            Severity = DiagnosticSeverity.Warning,
        };

    private static string Describe(string network, string? portGroup) => portGroup is null
        ? $"The network \"{network}\" for NICs that name no port group"
        : $"The port group \"{portGroup}\" of the network \"{network}\"";

    private static string Count(int count) => count == 1 ? "1 NIC" : $"{count} NICs";

    private static string Capitalised(UnmanagedNic nic) => $"The guest of {nic}";

    private static string List(IReadOnlyList<UnmanagedNic> nics, Func<UnmanagedNic, string>? describe = null) =>
        string.Join("; ", nics.Take(MaxListed).Select(describe ?? (static nic => nic.ToString())))
        + (nics.Count > MaxListed ? $"; and {nics.Count - MaxListed} more" : "");
}
