using HvProvider.Nics.Values;

namespace HvProvider.Nics;

/// <summary>The change of the NIC in one definition, and the documents for it.</summary>
internal sealed record NicUpdatePlan
{
    /// <summary>The kind of change.</summary>
    public required NicChange Change { get; init; }

    /// <summary>The differences between the NIC and its configuration.</summary>
    public required IReadOnlyList<NicDifference> Differences { get; init; }

    /// <summary>The differences that an update cannot resolve: the causes of a re-attach.</summary>
    public required IReadOnlyList<NicDifference> ReattachCauses { get; init; }

    /// <summary>For <see cref="NicChange.InPlace"/>: the document for update-device. Otherwise null.</summary>
    public string? UpdateDocument { get; init; }

    /// <summary>
    /// Whether <see cref="UpdateDocument"/> is only the first of two steps, onto the plain bridge of its network:
    /// <c>qemuDomainChangeNet</c> refuses to change the port group of a running NIC, but moves a NIC to and from a plain bridge. The
    /// second step is planned from the result. In between, the NIC is not in its network, so its link must be down.
    /// </summary>
    public bool IsDetour { get; init; }

    /// <summary>
    /// The document that attaches the NIC, including the changes, after it has been detached. It is set for every change, since an
    /// update may turn out to be impossible.
    /// </summary>
    public required string AttachDocument { get; init; }

    /// <summary>The document that re-attaches the unchanged NIC if the daemon refuses <see cref="AttachDocument"/>.</summary>
    public required string RestoreDocument { get; init; }

    /// <summary>The document that detaches the NIC in its current form (a foreign NIC of the persistent definition).</summary>
    public required string DetachDocument { get; init; }
}
