using System.Collections.Concurrent;

namespace HvProvider.Hypervisor;

/// <summary>
/// Who wants which attachment in this walk. An attachment is (domain, name): two resources that create the same one
/// are a mistake, and a delete must not remove the NIC that a create of the same walk has just made or adopted
/// (create_before_destroy, a resource that got another address without a <c>moved</c> block).
/// </summary>
internal sealed class NicClaims
{
    private readonly ConcurrentDictionary<(string Stage, string Domain, string Name), bool> _claims = new();

    /// <summary>
    /// Claims an identity for a create that is being planned. Terraform plans the creation of one resource once per
    /// walk, so a second claim is a second resource.
    /// </summary>
    /// <param name="domain">The domain as the configuration spells it.</param>
    /// <param name="name">The attachment's name.</param>
    /// <returns>False when another resource of this walk has it already.</returns>
    public bool TryPlanCreate(string domain, string name) => _claims.TryAdd(("plan", domain, name), true);

    /// <summary>Claims an identity for a create that is being applied.</summary>
    /// <param name="domain">The domain itself, whatever the configuration calls it.</param>
    /// <param name="name">The attachment's name.</param>
    /// <returns>False when another resource of this walk has it already.</returns>
    public bool TryCreate(Guid domain, string name) => _claims.TryAdd(("apply", domain.ToString(), name), true);

    /// <summary>Gives a claim back, since its create failed and left nothing.</summary>
    public void Release(Guid domain, string name) => _claims.TryRemove(("apply", domain.ToString(), name), out _);

    /// <summary>Whether a create of this walk has the identity.</summary>
    public bool IsCreated(Guid domain, string name) => _claims.ContainsKey(("apply", domain.ToString(), name));

    /// <summary>Notes that the identity's NIC is being removed, within the domain's turn.</summary>
    public void BeginDelete(Guid domain, string name) => _claims.TryAdd(("delete", domain.ToString(), name), true);

    /// <summary>Notes that it is gone. A delete that failed stays begun.</summary>
    public void EndDelete(Guid domain, string name) => _claims.TryRemove(("delete", domain.ToString(), name), out _);

    /// <summary>
    /// Whether a delete of this walk failed. Its resource stays in the state, so another one must not take its NIC over: the
    /// next apply would remove the NIC of both.
    /// </summary>
    public bool IsLeaving(Guid domain, string name) => _claims.ContainsKey(("delete", domain.ToString(), name));
}
