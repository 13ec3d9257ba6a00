namespace HvProvider.Hypervisor;

/// <summary>
/// The network names claimed in this session. Two resources must not create the same network, and a delete must not remove a
/// network that a create of the same session has created or adopted (create_before_destroy, or a renamed resource without a
/// <c>moved</c> block). Changes are serialised; there are few networks, and each change is short.
/// </summary>
internal sealed class NetworkClaims
{
    private readonly NicClaims _claims = new();
    private readonly DomainLocks _turns = new();

    /// <summary>Waits for the lock of all networks; disposing the result releases it.</summary>
    public Task<IDisposable> TakeTurnAsync(CancellationToken cancellationToken) => _turns.AcquireAsync(Guid.Empty, cancellationToken);

    /// <summary>Claims a name for a planned create; false if another resource of this session already has it.</summary>
    public bool TryPlanCreate(string name) => _claims.TryPlanCreate("", name);

    /// <summary>Claims a name for an applied create; false if another resource of this session already has it.</summary>
    public bool TryCreate(string name) => _claims.TryCreate(Guid.Empty, name);

    /// <summary>Releases a claim after its create failed without leaving anything.</summary>
    public void Release(string name) => _claims.Release(Guid.Empty, name);

    /// <summary>Whether a create of this session has claimed the name.</summary>
    public bool IsCreated(string name) => _claims.IsCreated(Guid.Empty, name);

    /// <summary>Records that the network with that name is being removed.</summary>
    public void BeginDelete(string name) => _claims.BeginDelete(Guid.Empty, name);

    /// <summary>Records that the removal is complete. A failed delete stays recorded as begun.</summary>
    public void EndDelete(string name) => _claims.EndDelete(Guid.Empty, name);

    /// <summary>Whether a delete in this session has begun and not completed; its resource stays in the state.</summary>
    public bool IsLeaving(string name) => _claims.IsLeaving(Guid.Empty, name);
}
