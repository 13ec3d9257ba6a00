using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Vlans;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.DomainNics;

/// <summary>A NIC of a running domain that is changed in place, whether or not an attachment manages it.</summary>
/// <param name="Session">The operation.</param>
/// <param name="Editor">The domain, whose lock is held.</param>
/// <param name="Identity">The key by which the NIC is found again after each step.</param>
/// <param name="Label">The NIC, for messages: its name or its MAC address.</param>
internal sealed record LiveNic(HypervisorSession Session, DomainEditor Editor, NicKey Identity, string Label)
{
    /// <summary>The planned VLANs; null if there are none, in which case those of the definition are expected.</summary>
    public PortVlans? ExpectedVlans { get; init; }

    /// <summary>The NIC's own VLANs according to the plan.</summary>
    public VlanConfig? OwnVlan { get; init; }

    /// <summary>The name of the domain, for messages.</summary>
    public string DomainName => Editor.Domain.Name;

    /// <summary>Reads the current state of the NIC; a change is finished even if the user interrupts it.</summary>
    /// <exception cref="DiagnosticException">The domain no longer exists, or several NICs match.</exception>
    public Task<DomainNic> FindAsync() => FindAsync(Editor.Time.Changing);

    /// <summary>Reads the current state of the NIC.</summary>
    /// <exception cref="DiagnosticException">The domain no longer exists, or several NICs match.</exception>
    public async Task<DomainNic> FindAsync(CancellationToken cancellationToken)
    {
        var snapshot = await Editor.ReadAsync(cancellationToken) ?? throw NicErrors.DomainGone(DomainName);
        return await DomainNic.FindAsync(Session, snapshot, Identity, cancellationToken);
    }

    /// <summary>Reads the VLANs of its bridge port.</summary>
    public Task<VlanStatus> ReadVlansAsync(DomainNic nics) =>
        VlanStatusReader.ReadAsync(Session, nics, ExpectedVlans, Editor.Time.Changing);

    /// <summary>Updates the NIC in the live definition.</summary>
    public Task UpdateAsync(string document) =>
        Editor.UpdateAsync(document, DomainModifyFlags.Live, Editor.Time.Changing);
}
