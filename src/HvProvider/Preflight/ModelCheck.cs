using HvProvider.Nics.Values;

namespace HvProvider.Preflight;

/// <summary>
/// Checks for a misspelled NIC model. libvirt accepts any name in the definition of a stopped domain, and the domain then fails to start.
/// </summary>
internal static class ModelCheck
{
    /// <summary>The finding if no version of QEMU has the model; null if one does, or the model is unchanged.</summary>
    public static Finding? Find(AttachmentPlan plan) =>
        plan is { ChangedModel: { } model } && !NicModels.IsKnown(model)
            ? Finding.Warning(
                FindingAspect.Model,
                "NIC model not known",
                $"\"{model}\" is not a known NIC model of QEMU, such as \"virtio\", \"e1000e\" or \"rtl8139\". libvirt passes the name to "
                + "QEMU. If QEMU on the hypervisor does not have the model, the NIC cannot be attached to a running domain, and a stopped "
                + "domain fails to start. Correct \"model\", or ignore this warning if QEMU has the model.")
            : null;
}
