using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Networks;
using HvProvider.Resources.Bridges.Guests;
using HvProvider.Resources.Bridges.Model;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.Bridges;

/// <summary>The planned change of a network, and the steps that create and update have in common.</summary>
/// <param name="Session">The session with the hypervisor.</param>
/// <param name="Time">The time limits of the operation.</param>
/// <param name="Planned">The plan.</param>
internal sealed record BridgeChange(HypervisorSession Session, OperationTime Time, BridgeModel Planned)
{
    /// <summary>The name of the network, which is known in an apply.</summary>
    public string NetworkName => Planned.Name.Value;

    /// <summary>The planned network.</summary>
    public DesiredNetwork Desired => Planned.ToDesiredNetwork();

    /// <summary>Whether libvirt starts the network with the host.</summary>
    public bool IsAutostarted => Planned.Autostart.ValueOr(true);

    /// <summary>Whether unmanaged NICs of running guests are updated.</summary>
    public bool ResyncsGuests => Planned.ResyncGuests.ValueOr(false);

    /// <summary>Starts the network and sets autostart, unless it is so already.</summary>
    public async Task StartAsync(NetworkEditor editor, NetworkSnapshot? found)
    {
        if (found is not { IsActive: true })
        {
            await editor.StartAsync(Time.Changing);
        }

        if (found?.IsAutostarted is true != IsAutostarted)
        {
            await editor.SetAutostartAsync(IsAutostarted, Time.Changing);
        }
    }

    /// <summary>
    /// Updates running guests, then reads the network back. Returns the new state; a difference from the plan is an error.
    /// </summary>
    /// <param name="editor">The network.</param>
    /// <param name="diagnostics">Receives errors and warnings.</param>
    /// <param name="isNew">
    /// Whether the network has just been created. A guest that fails is then only a warning: an error would taint the network, and
    /// Terraform would replace it. The next plan shows the guest anyway.
    /// </param>
    public async Task<BridgeModel?> FinishAsync(NetworkEditor editor, DiagnosticList diagnostics, bool isNew)
    {
        var failures = new DiagnosticList();
        await new UnmanagedNicUpdater(new ResyncRequest(Session, Time, editor, ResyncsGuests), failures).RunAsync();
        diagnostics.AddRange(isNew ? failures.Select(static failure => failure with { Severity = DiagnosticSeverity.Warning }) : failures);
        var left = await ConcludeAsync(editor, diagnostics, Time.Changing);
        return left is not null && failures.HasErrors && !isNew ? left with { InSync = false } : left;
    }

    /// <summary>Reads the network back. Returns the new state; a difference from the plan is an error.</summary>
    public async Task<BridgeModel?> ConcludeAsync(
        NetworkEditor editor, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        var snapshot = await editor.ReadAsync(cancellationToken);
        if (snapshot is null)
        {
            return null;
        }

        if (BridgeComparison.Differences(snapshot, Desired, IsAutostarted) is { Count: > 0 } differences)
        {
            diagnostics.Add(BridgeErrors.NotAsPlanned(NetworkName, differences));
        }

        diagnostics.AddRange(BridgeWarnings.Of(snapshot));
        if (Planned.InfrastructureVlan.IsUnknown)
        {
            var vlan = await BridgeHost.ReadInfrastructureVlanAsync(Session, snapshot.Current.HostBridge, cancellationToken);
            return BridgeState.Of(Planned, snapshot, vlan);
        }

        // Terraform requires the planned value. If the host has changed since the plan, the next plan shows it.
        return BridgeState.Of(Planned, snapshot, null) with { InfrastructureVlan = Planned.InfrastructureVlan };
    }
}
