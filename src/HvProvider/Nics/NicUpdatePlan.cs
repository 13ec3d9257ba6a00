using HvProvider.Nics.Values;

namespace HvProvider.Nics;

/// <summary>What has to be done to the NIC in one definition, and the documents for it.</summary>
internal sealed record NicUpdatePlan
{
    /// <summary>The kind of change.</summary>
    public required NicChange Change { get; init; }

    /// <summary>In what the NIC differs from what is wanted.</summary>
    public required IReadOnlyList<NicDifference> Differences { get; init; }

    /// <summary>The differences that an update cannot mend: the causes of a re-plug.</summary>
    public required IReadOnlyList<NicDifference> ReattachCauses { get; init; }

    /// <summary>For <see cref="NicChange.InPlace"/>: the document for update-device. Null otherwise.</summary>
    public string? UpdateDocument { get; init; }

    /// <summary>
    /// Whether <see cref="UpdateDocument"/> gets the NIC only halfway, onto the plain bridge that it is on by way of its network:
    /// <c>qemuDomainChangeNet</c> refuses to change the port group of a running NIC, and takes it from and to a plain bridge. What it
    /// is then is to be planned anew. In between it has none of its VLANs, so its link has to be down.
    /// </summary>
    public bool IsDetour { get; init; }

    /// <summary>
    /// The document by which the NIC, wanted changes included, is attached once it has been removed. It is there for every
    /// change, since an update may turn out to be impossible.
    /// </summary>
    public required string AttachDocument { get; init; }

    /// <summary>
    /// The document by which the NIC is attached once more as it was, should the daemon refuse <see cref="AttachDocument"/>.
    /// </summary>
    public required string RestoreDocument { get; init; }

    /// <summary>The document by which the NIC is detached as it stands (a foreign NIC of the persistent definition).</summary>
    public required string DetachDocument { get; init; }
}
