namespace HvProvider.Hypervisor;

/// <summary>
/// Who wants which libvirt network in this walk. A network is known by its name: two resources that create the same one are a mistake,
/// and a delete must not remove the network that a create of the same walk has just made or adopted (create_before_destroy, a
/// resource that got another address without a <c>moved</c> block). Changes take turns, since names are taken and given back: there
/// are few networks, and each change is short.
/// </summary>
internal sealed class NetworkClaims
{
    private readonly NicClaims _claims = new();
    private readonly DomainLocks _turns = new();

    /// <summary>Waits for the turn to change networks; disposing the result ends it.</summary>
    public Task<IDisposable> TakeTurnAsync(CancellationToken cancellationToken) => _turns.AcquireAsync(Guid.Empty, cancellationToken);

    /// <summary>Claims a name for a create that is being planned; false when another resource of this walk has it already.</summary>
    public bool TryPlanCreate(string name) => _claims.TryPlanCreate("", name);

    /// <summary>Claims a name for a create that is being applied; false when another resource of this walk has it already.</summary>
    public bool TryCreate(string name) => _claims.TryCreate(Guid.Empty, name);

    /// <summary>Gives a claim back, since its create failed and left nothing.</summary>
    public void Release(string name) => _claims.Release(Guid.Empty, name);

    /// <summary>Whether a create of this walk has the name.</summary>
    public bool IsCreated(string name) => _claims.IsCreated(Guid.Empty, name);

    /// <summary>Notes that the network of that name is being removed.</summary>
    public void BeginDelete(string name) => _claims.BeginDelete(Guid.Empty, name);

    /// <summary>Notes that it is gone. A delete that failed stays begun.</summary>
    public void EndDelete(string name) => _claims.EndDelete(Guid.Empty, name);

    /// <summary>Whether a delete of this walk failed, whose resource stays in the state.</summary>
    public bool IsLeaving(string name) => _claims.IsLeaving(Guid.Empty, name);
}
