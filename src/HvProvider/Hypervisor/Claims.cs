using System.Collections.Concurrent;

namespace HvProvider.Hypervisor;

/// <summary>
/// Which objects the resources of this operation create and delete. Two resources that create the same object are a mistake, and a delete
/// must not remove what a create of the same operation has just made or adopted (create_before_destroy, a resource that got another
/// address without a <c>moved</c> block).
/// </summary>
/// <typeparam name="TPlanned">How a configuration names an object.</typeparam>
/// <typeparam name="TKey">The object itself, whatever the configuration calls it.</typeparam>
internal sealed class Claims<TPlanned, TKey>
    where TPlanned : notnull
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TPlanned, bool> _planned = new();
    private readonly ConcurrentDictionary<TPlanned, bool> _plannedDeletes = new();
    private readonly ConcurrentDictionary<TKey, bool> _created = new();
    private readonly ConcurrentDictionary<TKey, bool> _failed = new();
    private readonly ConcurrentDictionary<TKey, bool> _announced = new();
    private readonly ConcurrentDictionary<TKey, bool> _deleting = new();

    /// <summary>
    /// Claims an object for a create that is being planned; false if another resource has claimed it. Terraform plans the creation of one
    /// resource once per operation, so a second claim is a second resource.
    /// </summary>
    public bool TryPlanCreate(TPlanned name) => _planned.TryAdd(name, true);

    /// <summary>Whether a create of the object has been planned. During an apply, it follows at once.</summary>
    public bool IsCreatePlanned(TPlanned name) => _planned.ContainsKey(name);

    /// <summary>Notes that a delete of the object is planned.</summary>
    public void PlanDelete(TPlanned name) => _plannedDeletes.TryAdd(name, true);

    /// <summary>Whether a delete of the object is planned.</summary>
    public bool IsDeletePlanned(TPlanned name) => _plannedDeletes.ContainsKey(name);

    /// <summary>Claims an object for a create that is being applied; false if another resource has claimed it.</summary>
    public bool TryCreate(TKey key) => _created.TryAdd(key, true);

    /// <summary>Releases the claim of a create that failed and left nothing.</summary>
    public void Release(TKey key)
    {
        _failed.TryAdd(key, true);
        _created.TryRemove(key, out _);
    }

    /// <summary>Whether a create of this operation failed. A delete of the object would then leave nothing in its place.</summary>
    public bool HasCreateFailed(TKey key) => _failed.ContainsKey(key);

    /// <summary>Whether a create of this operation has claimed the object.</summary>
    public bool IsCreated(TKey key) => _created.ContainsKey(key);

    /// <summary>Notes that the operation contains a delete of the object, which may still wait for its turn.</summary>
    public void AnnounceDelete(TKey key) => _announced.TryAdd(key, true);

    /// <summary>Whether the operation contains a delete of the object: its resource gives the object up.</summary>
    public bool IsDeleteAnnounced(TKey key) => _announced.ContainsKey(key);

    /// <summary>Notes that the object is being deleted.</summary>
    public void BeginDelete(TKey key) => _deleting.TryAdd(key, true);

    /// <summary>Notes that the object is deleted. A delete that failed stays noted.</summary>
    public void EndDelete(TKey key) => _deleting.TryRemove(key, out _);

    /// <summary>
    /// Whether a delete of this operation failed. Its resource stays in the state, so another one must not adopt the object: the next apply
    /// would delete it for both.
    /// </summary>
    public bool IsBeingDeleted(TKey key) => _deleting.ContainsKey(key);
}
