namespace Demo;

/// <summary>What one guest and the host say of each other at one moment.</summary>
/// <param name="LiveNics">The running domain's NICs, as libvirt lists them.</param>
/// <param name="ConfiguredNics">The NICs of its persistent definition.</param>
/// <param name="GuestNics">The NICs that the guest's own kernel sees.</param>
/// <param name="Calls">How the calls from each VLAN behind the trunk went.</param>
/// <param name="BootId">The identity of the guest's boot.</param>
/// <param name="QemuProcess">The process number of its QEMU.</param>
internal sealed record Observation(
    int LiveNics, int ConfiguredNics, int GuestNics, IReadOnlyList<CallResult> Calls, Guid BootId, int QemuProcess)
{
    /// <summary>The VLANs from which the guest was reached.</summary>
    public IReadOnlyList<int> AnsweredTo => [.. Calls.Where(call => call.Pings.Received > 0).Select(call => call.Vlan)];
}
