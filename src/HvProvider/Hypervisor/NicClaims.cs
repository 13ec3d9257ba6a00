using System.Collections.Concurrent;

namespace HvProvider.Hypervisor;

/// <summary>
/// The attachments claimed in this session. An attachment is identified by domain and name. Two resources must not create the
/// same one, and a delete must not remove a NIC that a create of the same session has created or adopted (create_before_destroy,
/// or a renamed resource without a <c>moved</c> block).
/// </summary>
internal sealed class NicClaims
{
    private readonly ConcurrentDictionary<(string Stage, string Domain, string Name), bool> _claims = new();

    /// <summary>
    /// Claims an identity for a planned create. Terraform plans the creation of a resource once per operation, so a second claim
    /// comes from a second resource.
    /// </summary>
    /// <param name="domain">The domain as written in the configuration.</param>
    /// <param name="name">The attachment's name.</param>
    /// <returns>False if another resource of this session has already claimed it.</returns>
    public bool TryPlanCreate(string domain, string name) => _claims.TryAdd(("plan", domain, name), true);

    /// <summary>Claims an identity for an applied create.</summary>
    /// <param name="domain">The UUID of the domain.</param>
    /// <param name="name">The attachment's name.</param>
    /// <returns>False if another resource of this session has already claimed it.</returns>
    public bool TryCreate(Guid domain, string name) => _claims.TryAdd(("apply", domain.ToString(), name), true);

    /// <summary>Releases a claim after its create failed without leaving anything.</summary>
    public void Release(Guid domain, string name) => _claims.TryRemove(("apply", domain.ToString(), name), out _);

    /// <summary>Whether a create of this session has claimed the identity.</summary>
    public bool IsCreated(Guid domain, string name) => _claims.ContainsKey(("apply", domain.ToString(), name));

    /// <summary>Records that the NIC is being removed. The caller holds the lock of the domain.</summary>
    public void BeginDelete(Guid domain, string name) => _claims.TryAdd(("delete", domain.ToString(), name), true);

    /// <summary>Records that the removal is complete. A failed delete stays recorded as begun.</summary>
    public void EndDelete(Guid domain, string name) => _claims.TryRemove(("delete", domain.ToString(), name), out _);

    /// <summary>
    /// Whether a delete in this session has begun and not completed. Its resource stays in the state, so another resource must
    /// not take over the NIC: the next apply would remove it from both.
    /// </summary>
    public bool IsLeaving(Guid domain, string name) => _claims.ContainsKey(("delete", domain.ToString(), name));
}
