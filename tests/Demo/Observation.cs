namespace Demo;

/// <summary>The state of one guest at one stage, as reported by the guest and the host.</summary>
/// <param name="LiveNics">The running domain's NICs, as libvirt lists them.</param>
/// <param name="ConfiguredNics">The NICs of its persistent definition.</param>
/// <param name="GuestNics">The NICs in the guest's kernel.</param>
/// <param name="Calls">The results of the pings from each VLAN behind the trunk.</param>
/// <param name="BootId">The ID of the guest's boot.</param>
/// <param name="QemuProcess">The process ID of its QEMU.</param>
internal sealed record Observation(
    int LiveNics, int ConfiguredNics, int GuestNics, IReadOnlyList<CallResult> Calls, Guid BootId, int QemuProcess)
{
    /// <summary>The VLANs from which the guest was reachable.</summary>
    public IReadOnlyList<int> AnsweredTo => [.. Calls.Where(call => call.Pings.Received > 0).Select(call => call.Vlan)];
}
