namespace HvProvider.Preflight;

/// <summary>Whether the stopped domain's guest is saved: it goes on with the devices that it had.</summary>
internal static class SavedGuestCheck
{
    /// <summary>It is; null where it is not.</summary>
    public static Finding? Find(AttachmentPlan plan) =>
        plan.Domain is { IsRunning: false, HasManagedSave: true, Domain.Name: var name }
        && (plan.ChangesConnection || plan.ChangesMac || plan.RePlugs)
            ? Finding.Warning(
                FindingAspect.Domain,
                "Saved guest starts without the change",
                $"The domain \"{name}\" is stopped and has a managed save image: when it is started, its guest goes on with the devices it was "
                + "saved with, and the change is only in the persistent definition. Apply again once it runs; or have it boot anew: "
                + $"virsh managedsave-remove {name}.")
            : null;
}
