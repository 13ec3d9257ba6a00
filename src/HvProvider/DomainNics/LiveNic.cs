using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Vlans;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.DomainNics;

/// <summary>A NIC of a running guest that is changed in place, be it an attachment's or somebody else's.</summary>
/// <param name="Session">The walk.</param>
/// <param name="Editor">The domain, whose turn it is.</param>
/// <param name="Identity">How the NIC is found again after each step.</param>
/// <param name="Label">The NIC, for messages: its name or its MAC address.</param>
internal sealed record LiveNic(HypervisorSession Session, DomainEditor Editor, NicKey Identity, string Label)
{
    /// <summary>The VLANs that a plan has told; null where none has, and what the definition says is meant.</summary>
    public PortVlans? ExpectedVlans { get; init; }

    /// <summary>The VLANs of its own, by a plan.</summary>
    public VlanConfig? OwnVlan { get; init; }

    /// <summary>The name of the domain, for messages.</summary>
    public string DomainName => Editor.Domain.Name;

    /// <summary>The NIC as it is now; a change is finished even where the user interrupts.</summary>
    /// <exception cref="DiagnosticException">The domain is gone, or several NICs could be meant.</exception>
    public async Task<DomainNic> FindAsync()
    {
        var snapshot = await Editor.ReadAsync(Editor.Time.Changing) ?? throw NicErrors.DomainGone(DomainName);
        return await DomainNic.FindAsync(Session, snapshot, Identity, Editor.Time.Changing);
    }

    /// <summary>What the bridge makes of it.</summary>
    public Task<VlanStatus> ReadVlansAsync(DomainNic nics) =>
        VlanStatusReader.ReadAsync(Session, nics, ExpectedVlans, Editor.Time.Changing);

    /// <summary>Changes it.</summary>
    public Task UpdateAsync(string document) =>
        Editor.UpdateAsync(document, DomainModifyFlags.Live, Editor.Time.Changing);
}
