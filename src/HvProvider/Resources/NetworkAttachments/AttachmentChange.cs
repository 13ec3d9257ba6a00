using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Nics;
using HvProvider.Nics.Values;
using HvProvider.Vlans;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>What creating and updating have in common: the plan that is to come true in one domain.</summary>
/// <param name="Session">The walk.</param>
/// <param name="Editor">The domain.</param>
/// <param name="Planned">The plan.</param>
internal sealed record AttachmentChange(HypervisorSession Session, DomainEditor Editor, AttachmentModel Planned)
{
    /// <summary>
    /// Whether a NIC of a libvirt network stays the network's where the plan asks for the bridge that it is on: one that was imported,
    /// and never asked for by its network.
    /// </summary>
    public bool KeepsNetwork { get; init; }

    /// <summary>The NIC's name; an apply knows it.</summary>
    public string Name => Planned.Name.Value;

    /// <summary>The name of the domain, for messages.</summary>
    public string DomainName => Editor.Domain.Name;

    /// <summary>The MAC address of the plan; where the plan could not know it, derived now that the domain is there.</summary>
    public MacAddress Mac => Planned.Mac
        ?? MacDerivation.Derive(Session.Settings.MacNamespace ?? "", DomainName, Name);

    /// <summary>The VLANs that the plan has told; null where it could not.</summary>
    public PortVlans? ExpectedVlans => Planned.ExpectedVlans;

    /// <summary>The NIC, where the guest runs.</summary>
    public LiveNic Target => new(Session, Editor, new NicKey(Name, Mac), Name)
    {
        ExpectedVlans = ExpectedVlans,
        OwnVlan = Planned.Vlan,
    };

    /// <summary>The domain as it is now.</summary>
    /// <exception cref="DiagnosticException">It is gone.</exception>
    public async Task<DomainSnapshot> ReadAsync(CancellationToken cancellationToken) =>
        await Editor.ReadAsync(cancellationToken) ?? throw NicErrors.DomainGone(DomainName);

    /// <summary>An error unless no other domain of the host has the MAC address.</summary>
    public async Task RefuseForeignMacAsync(CancellationToken cancellationToken)
    {
        var owner = await MacOwners.FindAsync(Session.Domains, Mac, Editor.Domain.Uuid, cancellationToken);
        if (owner is not null)
        {
            throw AttachmentErrors.MacInUse(Mac, owner);
        }
    }

    /// <summary>Reads back what has become of the NIC: the new state, which is an error where it is not what was planned.</summary>
    public async Task<AttachmentResult?> ConcludeAsync(DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        var snapshot = await ReadAsync(cancellationToken);
        var nics = await DomainNic.FindAsync(Session, snapshot, new NicKey(Name, Mac), cancellationToken);
        if (NicSync.Differences(snapshot, nics, Name) is { Count: > 0 } differences)
        {
            diagnostics.Add(AttachmentErrors.NotInSync(DomainName, differences).Diagnostic);
        }

        if (nics.Shown is not { } shown)
        {
            return null;
        }

        var vlans = await VlanStatusReader.ReadAsync(Session, nics, ExpectedVlans, cancellationToken);
        AddVlanDiagnostics(diagnostics, shown, vlans);
        return AttachmentResult.Of(Planned, snapshot, nics, vlans);
    }

    /// <summary>The bridge that a source leads to; null where that cannot be told.</summary>
    public async Task<string?> FindBridgeAsync(NicSource? source, CancellationToken cancellationToken) => source is { Network: { } network }
        ? (await Session.Networks.ViewSharedAsync(network, cancellationToken))?.Bridge
        : source?.Bridge;

    private void AddVlanDiagnostics(DiagnosticList diagnostics, Nic nic, VlanStatus vlans)
    {
        if (vlans.Mismatch is { } mismatch)
        {
            diagnostics.Add(NicErrors.OtherVlans(DomainName, Name, mismatch, "").Diagnostic);
        }
        else if (vlans.Effective is null && ExpectedVlans is { } meant)
        {
            diagnostics.Add(NicErrors.VlansNotRead(DomainName, Name, meant, vlans.Unseen, "").Diagnostic);
        }
        else if (vlans.Unseen is { } reason && nic.Vlan is not null && Session.IsFirstReport("no host view"))
        {
            diagnostics.Add(AttachmentErrors.VlansNotVerified(reason));
        }
    }
}
