using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Nics.Values;
using HvProvider.Vlans;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>The common part of a create and an update: the plan that is applied to one domain.</summary>
/// <param name="Session">The operation.</param>
/// <param name="Editor">The domain.</param>
/// <param name="Planned">The plan.</param>
internal sealed record AttachmentChange(HypervisorSession Session, DomainEditor Editor, AttachmentModel Planned)
{
    /// <summary>
    /// Whether a NIC of a libvirt network stays on the network if the plan names the bridge that it is on: a NIC that was imported
    /// and never configured by its network.
    /// </summary>
    public bool KeepsNetwork { get; init; }

    /// <summary>Whether the plan re-attaches the NIC because its tap was lost and libvirt cannot repair it in place.</summary>
    public bool ReplacesTap { get; init; }

    /// <summary>
    /// Whether another resource of the operation gives the NIC up, so that a create changes the existing NIC instead of refusing it: a
    /// renamed resource.
    /// </summary>
    public bool TakesOver { get; init; }

    /// <summary>The bridge in the configuration; null if it is not set. With a network, it must be that of the network.</summary>
    public string? ConfiguredBridge { get; init; }

    /// <summary>The name of the NIC, always known during apply.</summary>
    public string Name => Planned.Name.Value;

    /// <summary>The name of the domain, for messages.</summary>
    public string DomainName => Editor.Domain.Name;

    /// <summary>The planned MAC address. If the plan could not derive it, it is derived now, since the domain exists.</summary>
    public MacAddress Mac => Planned.Mac
        ?? MacDerivation.Derive(Session.Settings.MacNamespace ?? "", DomainName, Name);

    /// <summary>The planned VLANs; null if the plan could not determine them.</summary>
    public PortVlans? ExpectedVlans => Planned.ExpectedVlans;

    /// <summary>
    /// Whether the configuration sets the PCI address; otherwise a planned address is the one that the existing NIC keeps.
    /// </summary>
    public bool ConfiguresPciAddress { get; init; }

    /// <summary>The key by which the NIC is found during and after the change. A network that is no bridge's has NICs on none.</summary>
    public NicKey Key => new(Name, Mac) { AcceptsAnyKind = !Planned.Bridge.IsKnown };

    /// <summary>The NIC of the running domain.</summary>
    public LiveNic Target => new(Session, Editor, Key, Name)
    {
        ExpectedVlans = ExpectedVlans,
        OwnVlan = Planned.Vlan,
    };

    /// <summary>Reads the current state of the domain.</summary>
    /// <exception cref="DiagnosticException">The domain no longer exists.</exception>
    public async Task<DomainSnapshot> ReadAsync(CancellationToken cancellationToken) =>
        await Editor.ReadAsync(cancellationToken) ?? throw NicErrors.DomainGone(DomainName);

    /// <summary>Throws if another domain of the host uses the MAC address.</summary>
    public async Task RefuseForeignMacAsync(CancellationToken cancellationToken)
    {
        var search = await Session.Macs.ReserveAsync(Mac, Editor.Domain, cancellationToken);
        if (search.Owner is { } owner)
        {
            throw AttachmentErrors.MacInUse(Mac, owner);
        }
    }

    /// <summary>
    /// Reads the NIC back and returns the new state. A state that differs from the plan is an error, as is a new MAC address that another
    /// domain has got in the meantime.
    /// </summary>
    public async Task<AttachmentResult?> ConcludeAsync(DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        var snapshot = await ReadAsync(cancellationToken);
        var nics = await DomainNic.FindAsync(Session, snapshot, Key, cancellationToken);
        var differences = NicSync.Differences(snapshot, nics, Name);
        if (Planned.InSync.KnownOrDefault())
        {
            differences = [.. differences, .. NicSync.UnmanagedDifferences(snapshot, nics)];
        }

        if (differences.Count > 0)
        {
            diagnostics.Add(AttachmentErrors.NotInSync(DomainName, differences).Diagnostic);
        }

        if (nics.Current is null)
        {
            return null;
        }

        if (await Session.Macs.ConfirmAsync(Mac, Editor.Domain, cancellationToken) is { } search)
        {
            UnreadDomains.Warn(Session, search.Unread, "whether one of them uses the MAC address of a new NIC", diagnostics);
            if (search.Owner is { } owner)
            {
                diagnostics.Add(AttachmentErrors.MacInUse(Mac, owner).Diagnostic);
            }
        }

        var vlans = await VlanStatusReader.ReadAsync(Session, nics, ExpectedVlans, cancellationToken);
        vlans = await VlanStatusReader.WithDriftAsync(Session, vlans, cancellationToken);
        AddVlanDiagnostics(diagnostics, nics, vlans);
        return AttachmentResult.Of(Planned, snapshot, nics, vlans);
    }

    /// <summary>The bridge of a source; null if it cannot be determined.</summary>
    public async Task<string?> FindBridgeAsync(NicSource? source, CancellationToken cancellationToken) => source is { Network: { } network }
        ? (await Session.Networks.ViewSharedAsync(network, cancellationToken))?.Bridge
        : source?.Bridge;

    private void AddVlanDiagnostics(DiagnosticList diagnostics, DomainNic nics, VlanStatus vlans)
    {
        if (vlans.Mismatch is { } mismatch)
        {
            diagnostics.Add(NicErrors.OtherVlans(DomainName, Name, mismatch, vlans.Drift?.Obstacle ?? "").Diagnostic);
        }
        else if (vlans.IsLost(Session, nics, ExpectedVlans))
        {
            diagnostics.Add(NicErrors.VlansNotRead(DomainName, Name, ExpectedVlans, vlans.Unseen).Diagnostic);
        }
        else if (vlans.Unseen is { } reason && nics.Current?.Vlan is not null && Session.IsFirstReport("no host view"))
        {
            diagnostics.Add(AttachmentErrors.VlansNotVerified(reason));
        }
    }
}
