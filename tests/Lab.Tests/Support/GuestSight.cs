using Hypervisors.Guests;
using Hypervisors.Terraform;

namespace Labs.Tests.Support;

/// <summary>What a guest and the host make of an attachment: what must not change when its NIC is changed without unplugging.</summary>
internal sealed record GuestSight(string Tap, string Vlans, string PciAddress, GuestNic Nic, Guid BootId, int QemuProcessId)
{
    /// <summary>Looks at the only NIC of a guest, once its link is up.</summary>
    public static async Task<GuestSight> LookAsync(
        Lab lab, Guest guest, TerraformWorkspace terraform, string address, CancellationToken cancellationToken)
    {
        var state = (await terraform.ReadStateAsync(address, cancellationToken))!.Value;
        var tap = state.GetProperty("tap").GetString()!;
        var nics = await guest.WaitForNicsAsync(nics => nics is [{ HasCarrier: true }], cancellationToken);
        return new GuestSight(
            tap,
            (await lab.ReadVlansAsync(cancellationToken))[tap].ToString(),
            state.GetProperty("pci_address").GetString()!,
            nics[0],
            await guest.GetBootIdAsync(cancellationToken),
            await guest.GetQemuProcessIdAsync(cancellationToken));
    }
}
