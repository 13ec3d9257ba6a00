using HvProvider.Shell;

namespace HvProvider.Preflight;

/// <summary>Checks for a managed save image of a stopped domain: the guest resumes with the devices of the image.</summary>
internal static class SavedGuestCheck
{
    /// <summary>The finding if there is an image; otherwise null.</summary>
    public static Finding? Find(AttachmentPlan plan) =>
        plan.Domain is { IsRunning: false, HasManagedSave: true, Domain.Name: var name }
        && (plan.ChangesConnection || plan.ChangesMac || plan.Reattaches)
            ? Finding.Warning(
                FindingAspect.Domain,
                "Managed save image predates change",
                $"The domain \"{name}\" is stopped and has a managed save image. When it is started, the guest resumes with the devices of "
                + "that image, and the change is only in the persistent definition. Apply again when the domain is running, or remove the "
                + $"image so that the domain boots normally: {ShellCommand.Of("virsh", "managedsave-remove", name)}.")
            : null;
}
