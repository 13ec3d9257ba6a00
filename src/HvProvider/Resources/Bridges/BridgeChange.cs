using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Networks;
using HvProvider.Resources.Bridges.Guests;
using HvProvider.Resources.Bridges.Model;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;
using static HvProvider.Resources.Bridges.Model.BridgeSchema;

namespace HvProvider.Resources.Bridges;

/// <summary>What creating and updating have in common: the plan that is to come true.</summary>
/// <param name="Session">The walk.</param>
/// <param name="Time">The operation's clocks.</param>
/// <param name="Planned">The plan.</param>
internal sealed record BridgeChange(HypervisorSession Session, OperationTime Time, TfObject Planned)
{
    /// <summary>The network's name; an apply knows it.</summary>
    public string NetworkName => Planned.Get(Name).Value;

    /// <summary>The network as it is planned.</summary>
    public DesiredNetwork Desired => new()
    {
        Name = NetworkName,
        Bridge = Planned.Get(BridgeSchema.Bridge).Value,
        IsIsolated = Planned.Get(Isolated).ValueOr(false),
        PortGroups = BridgeState.ReadPortGroups(Planned) ?? throw new InvalidOperationException("An apply knows its port groups."),
    };

    /// <summary>Whether the network is to be started with the host.</summary>
    public bool IsAutostarted => Planned.Get(Autostart).ValueOr(true);

    /// <summary>Whether guests that no attachment looks after get what the network gives.</summary>
    public bool ResyncsGuests => Planned.Get(ResyncGuests).ValueOr(false);

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
    public async Task<ResourceResult> FinishAsync(NetworkEditor editor, DiagnosticList diagnostics, bool isNew)
    {
        var failures = new DiagnosticList();
        await new GuestResync(this, editor, failures).RunAsync();
        diagnostics.AddRange(isNew ? failures.Select(static failure => failure with { Severity = DiagnosticSeverity.Warning }) : failures);
        var left = await ConcludeAsync(editor, diagnostics, Time.Changing);
        if (failures.HasErrors && !isNew)
        {
            left.State?.Set(InSync, false);
        }

        return left;
    }

    /// <summary>Reads back what has become of the network: the new state, which is an error where it is not what was planned.</summary>
    public async Task<ResourceResult> ConcludeAsync(
        NetworkEditor editor, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        var snapshot = await editor.ReadAsync(cancellationToken);
        if (snapshot is null)
        {
            return ResourceResult.Gone;
        }

        if (BridgeComparison.Differences(snapshot, Desired, IsAutostarted) is { Count: > 0 } differences)
        {
            diagnostics.Add(BridgeErrors.NotAsPlanned(NetworkName, differences));
        }

        diagnostics.AddRange(BridgeWarnings.Of(snapshot));
        var planned = Planned.Get(InfrastructureVlan);
        var state = BridgeState.Of(
            Planned,
            snapshot,
            planned.IsUnknown
                ? await BridgeHost.ReadInfrastructureVlanAsync(Session, snapshot.Shown.HostBridge, cancellationToken)
                : null);
        if (!planned.IsUnknown)
        {
            // What the plan has told is kept to; if the host has changed since, the next plan shows it.
            state.Set(InfrastructureVlan, planned);
        }

        return new ResourceResult(state);
    }
}
