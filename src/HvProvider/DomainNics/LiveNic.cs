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

    /// <summary>
    /// Set while the guest has no connection over the NIC because of the change: every call then has this time instead of the
    /// operation's, and is repeated over a new connection if the connection breaks.
    /// </summary>
    public CancellationToken? Owed { get; init; }

    /// <summary>The name of the domain, for messages.</summary>
    public string DomainName => Editor.Domain.Name;

    /// <summary>Reads the current state of the NIC; a change is finished even if the user interrupts it.</summary>
    /// <exception cref="DiagnosticException">The domain no longer exists, or several NICs match.</exception>
    public async Task<DomainNic> FindAsync() => await FindIfDefinedAsync() ?? throw NicErrors.DomainGone(DomainName);

    /// <summary>The same; null if the domain no longer exists.</summary>
    /// <exception cref="DiagnosticException">Several NICs match.</exception>
    public Task<DomainNic?> FindIfDefinedAsync() => RunAsync(async token =>
        await Editor.ReadAsync(token) is { } snapshot ? await DomainNic.FindAsync(Session, snapshot, Identity, token) : null);

    /// <summary>Reads the current state of the NIC.</summary>
    /// <exception cref="DiagnosticException">The domain no longer exists, or several NICs match.</exception>
    public async Task<DomainNic> FindAsync(CancellationToken cancellationToken)
    {
        var snapshot = await Editor.ReadAsync(cancellationToken) ?? throw NicErrors.DomainGone(DomainName);
        return await DomainNic.FindAsync(Session, snapshot, Identity, cancellationToken);
    }

    /// <summary>Reads the VLANs of its bridge port.</summary>
    public Task<VlanStatus> ReadVlansAsync(DomainNic nics) =>
        RunAsync(token => VlanStatusReader.ReadAsync(Session, nics, ExpectedVlans, token));

    /// <summary>Reads the VLANs of its bridge port, and compares them with those of its definition.</summary>
    public Task<VlanStatus> ReadDefinedVlansAsync(DomainNic nics) =>
        RunAsync(token => VlanStatusReader.ReadAsync(Session, nics with { Networks = [] }, null, token));

    /// <summary>Reads its tap.</summary>
    public Task<TapState?> ReadTapAsync(DomainNic nics) => RunAsync(token => VlanStatusReader.ReadTapAsync(Session, nics, token));

    /// <summary>The drift of its tap; null if the tap is as expected, or cannot be read.</summary>
    public Task<TapDrift?> FindDriftAsync(DomainNic nics) => RunAsync(async token =>
        (await VlanStatusReader.WithDriftAsync(
            Session, await VlanStatusReader.ReadAsync(Session, nics, ExpectedVlans, token), token)).Drift);

    /// <summary>Updates the NIC in the live definition.</summary>
    public Task UpdateAsync(string document) => RunAsync(async token =>
    {
        await Editor.UpdateAsync(document, DomainModifyFlags.Live, token);
        return true;
    });

    private Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call) =>
        Owed is { } owed ? Reconnecting.RunAsync(call, owed) : call(Editor.Time.Changing);
}
