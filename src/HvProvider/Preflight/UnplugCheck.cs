using HvProvider.Domains.Pci;

namespace HvProvider.Preflight;

/// <summary>Checks that the running domain can release the NIC. QEMU refuses to unplug a device of a bus without hot-plug.</summary>
internal static class UnplugCheck
{
    /// <summary>The finding if it cannot; otherwise null.</summary>
    public static Finding? Find(AttachmentPlan plan) =>
        plan is { Unplugs: true, Domain: { Live: { } live, Domain.Name: var name } }
        && plan.Existing.FirstOrDefault(live.Nics.Contains) is { } nic
        && UnplugObstacle.Of(live, nic) is { } obstacle
            ? Finding.Warning(
                FindingAspect.Domain,
                UnplugObstacle.Summary,
                $"The running domain \"{name}\" cannot release the NIC {nic.Name ?? nic.Alias}, which this plan "
                + $"{(plan.Removes ? "removes" : "re-attaches")}: {obstacle}. The apply fails while the domain is running. Stop the domain "
                + "before the apply"
                + (plan.Removes ? ", or set on_destroy = \"config_only\" to leave the NIC in the running domain." : "."))
            : null;
}
