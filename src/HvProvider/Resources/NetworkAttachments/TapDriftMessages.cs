using HvProvider.DomainNics;
using HvProvider.Preflight;
using HvProvider.Vlans;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// The diagnostics of a plan about a tap that another tool changed: what the tap has, what is expected, what the apply does.
/// </summary>
internal static class TapDriftMessages
{
    private const string LinkDown = "The link of the running guest is down meanwhile.";

    /// <summary>The diagnostic.</summary>
    /// <param name="drift">The drift.</param>
    /// <param name="prior">The state, with the found VLANs.</param>
    /// <param name="remembered">The private state, with the expected VLANs.</param>
    public static Diagnostic Of(TapDrift drift, AttachmentModel prior, PrivateState remembered)
    {
        var found = prior.ExpectedVlans ?? PortVlans.None;
        var proposal = drift.Kind == MismatchKind.Vlans && prior.Vlan is null && !remembered.IsNetwork ? PortVlansHcl.Of(found) : null;
        return drift.Repair switch
        {
            TapRepair.Reattach => WillBeReattached(drift, prior),
            TapRepair.InPlace when remembered.IsImported && proposal is not null => WouldMove(prior, found, remembered, proposal),
            TapRepair.InPlace => WillBeRepaired(drift, prior, remembered, proposal),
            _ => CannotBeRepaired(drift, prior, remembered, proposal),
        };
    }

    private static Diagnostic WouldMove(AttachmentModel prior, PortVlans found, PrivateState remembered, string proposal) =>
        Diagnostic.Error(
            "Imported NIC is on other VLANs",
            $"{Subject(prior)} was imported without vlan and trunk, but a hook, a networkd file or another tool on the host has set the "
            + $"VLANs of its tap {Tap(prior)}: {found}. The apply would move the running guest to: {Expected(remembered)}. To leave the "
            + $"guest where it is, set {proposal}. To move it, set preflight = \"warn\" in the provider block for this apply.",
            AttachmentErrors.PathOf(prior.VlanAttribute));

    private static Diagnostic WillBeRepaired(TapDrift drift, AttachmentModel prior, PrivateState remembered, string? proposal) =>
        Diagnostic.Warning(
            "Unexpected VLANs on bridge port",
            $"Another tool on the host changed the tap of {prior}. {drift.Found} Expected VLANs: {Expected(remembered)}. The apply sets "
            + $"up the tap again with the expected VLANs. {LinkDown}"
            + (proposal is null ? "" : $" To keep the present VLANs, set {proposal}."),
            AttachmentErrors.PathOf(drift.Kind == MismatchKind.OffBridge ? prior.SourceAttribute : prior.VlanAttribute));

    private static Diagnostic CannotBeRepaired(TapDrift drift, AttachmentModel prior, PrivateState remembered, string? proposal) =>
        Diagnostic.Warning(
            "Unexpected VLANs on bridge port",
            $"Another tool on the host changed the tap of {prior}. {drift.Found} Expected VLANs: {Expected(remembered)}. "
            + $"{drift.Obstacle} The apply changes neither the VLANs nor the link of the NIC. "
            + (proposal is null
                ? "Correct the host, or stop and start the domain."
                : "If the host sets these VLANs intentionally, nothing has to be done. To have the provider set them, upgrade libvirt "
                    + $"({VersionCheck.WhereToGet}), then set {proposal}."),
            AttachmentErrors.PathOf(prior.VlanAttribute));

    private static Diagnostic WillBeReattached(TapDrift drift, AttachmentModel prior) => Diagnostic.Warning(
        "NIC will be re-attached",
        $"Another tool on the host changed the tap of {prior}, so the guest has no connection over it. {drift.Found} {drift.Obstacle} "
        + "The NIC is detached and attached again; the guest loses this NIC briefly. Other devices of the domain are not changed.",
        AttachmentErrors.PathOf(prior.SourceAttribute));

    private static string Subject(AttachmentModel prior) => $"{char.ToUpperInvariant($"{prior}"[0])}{$"{prior}"[1..]}";

    private static string Tap(AttachmentModel prior) => prior.Tap.KnownOrDefault() is { } tap ? $"\"{tap}\"" : "";

    private static string Expected(PrivateState remembered) => remembered.Vlans?.ToString() ?? "those of its definition";
}
