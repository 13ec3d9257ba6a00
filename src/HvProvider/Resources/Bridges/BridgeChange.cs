using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Networks;
using HvProvider.Resources.Bridges.Guests;
using HvProvider.Resources.Bridges.Model;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.Bridges;

/// <summary>What creating and updating have in common: the plan that is to come true.</summary>
/// <param name="Session">The walk.</param>
/// <param name="Time">The operation's clocks.</param>
/// <param name="Planned">The plan.</param>
internal sealed record BridgeChange(HypervisorSession Session, OperationTime Time, BridgeModel Planned)
{
    /// <summary>The network's name; an apply knows it.</summary>
    public string NetworkName => Planned.Name.Value;

    /// <summary>The network as it is planned.</summary>
    public DesiredNetwork Desired => Planned.ToDesiredNetwork();

    /// <summary>Whether the network is to be started with the host.</summary>
    public bool IsAutostarted => Planned.Autostart.ValueOr(true);

    /// <summary>Whether guests that no attachment looks after get what the network gives.</summary>
    public bool ResyncsGuests => Planned.ResyncGuests.ValueOr(false);

    /// <summary>Starts the network, and has it started with the host, where it is not so already.</summary>
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
    /// Brings to running guests what they are to have, and reads back what has become of the network: the new state, which is an error
    /// where it is not what was planned.
    /// </summary>
    /// <param name="editor">The network.</param>
    /// <param name="diagnostics">Takes what is to be told.</param>
    /// <param name="isNew">
    /// Whether the network has just been made. Then a guest that fails is no error: Terraform would replace the network for it, and the next
    /// plan finds the guest anyway.
    /// </param>
    public async Task<BridgeModel?> FinishAsync(NetworkEditor editor, DiagnosticList diagnostics, bool isNew)
    {
        var failures = new DiagnosticList();
        await new UnmanagedNicUpdater(new ResyncRequest(Session, Time, editor, ResyncsGuests), failures).RunAsync();
        diagnostics.AddRange(isNew ? failures.Select(static failure => failure with { Severity = DiagnosticSeverity.Warning }) : failures);
        var left = await ConcludeAsync(editor, diagnostics, Time.Changing);
        return left is not null && failures.HasErrors && !isNew ? left with { InSync = false } : left;
    }

    /// <summary>Reads back what has become of the network: the new state, which is an error where it is not what was planned.</summary>
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
            var vlan = await BridgeHost.ReadInfrastructureVlanAsync(Session, snapshot.Shown.HostBridge, cancellationToken);
            return BridgeState.Of(Planned, snapshot, vlan);
        }

        // Terraform requires the planned value. If the host has changed since the plan, the next plan shows it.
        return BridgeState.Of(Planned, snapshot, null) with { InfrastructureVlan = Planned.InfrastructureVlan };
    }
}
