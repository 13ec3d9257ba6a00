using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Networks;

namespace HvProvider.Resources.Bridges.Guests;

/// <summary>The unmanaged NICs that are to be updated after a change of their network.</summary>
/// <param name="Session">The session with the hypervisor.</param>
/// <param name="Time">The time limits of the operation.</param>
/// <param name="Network">The network.</param>
/// <param name="UpdatesAll">Whether all NICs are updated, or only those whose link an interrupted re-sync has left down.</param>
internal sealed record ResyncRequest(HypervisorSession Session, OperationTime Time, NetworkEditor Network, bool UpdatesAll);
