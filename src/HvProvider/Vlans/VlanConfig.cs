namespace HvProvider.Vlans;

/// <summary>
/// The <c>vlan</c> element of an interface, as it is or as it is wanted: an access port or a trunk. Equal are those that mean
/// the same to libvirt, in whatever order and spelling.
/// </summary>
/// <param name="Trunk">A trunk, which several tags always are.</param>
/// <param name="Tags">The tags in the order of the document.</param>
internal sealed record VlanConfig(bool Trunk, IReadOnlyList<VlanTag> Tags)
{
    /// <summary>
    /// The VLAN of an access port: the only tag of what is no trunk (libvirt ignores its native mode), or of a trunk where it
    /// is the native VLAN without a tag, which comes to the same. Null for all else.
    /// </summary>
    public int? AccessTag => Tags is [{ Id: >= 0 } tag] && (!Trunk || tag.Native == NativeMode.Untagged) ? tag.Id : null;

    /// <summary>
    /// Whether a configuration could ask for it. Others write numbers that are no VLANs, one VLAN twice, or two native ones.
    /// </summary>
    public bool IsSound =>
        Tags.Count > 0
        && Tags.All(static tag => VlanId.IsValid(tag.Id))
        && Tags.DistinctBy(static tag => tag.Id).Count() == Tags.Count
        && Tags.Count(static tag => tag.Native is not null) <= 1;

    /// <summary>The VLAN that a trunk carries for frames without a tag; null where it has none.</summary>
    public VlanTag? Native => Trunk ? Tags.FirstOrDefault(static tag => tag.Native is not null) : null;

    /// <summary>An access port: the guest is on one VLAN, and never sees a tag.</summary>
    public static VlanConfig Access(int vlan) => new(false, [new VlanTag(vlan)]);

    /// <summary>A trunk. Its native VLAN belongs to it, named among the others or not.</summary>
    /// <param name="vlans">The VLANs, in any order.</param>
    /// <param name="native">The VLAN of frames without a tag; null is none.</param>
    /// <param name="mode">How the native VLAN travels to the guest.</param>
    public static VlanConfig TrunkOf(IEnumerable<int> vlans, int? native = null, NativeMode mode = NativeMode.Untagged)
    {
        var all = native is { } id ? vlans.Append(id) : vlans;
        return new VlanConfig(
            true, [.. all.Distinct().Order().Select(vlan => new VlanTag(vlan, vlan == native ? mode : null))]);
    }

    /// <summary>Same meaning.</summary>
    public bool Equals(VlanConfig? other) => other is not null && (AccessTag, other.AccessTag) switch
    {
        (null, null) => Trunk == other.Trunk && InOrder(Tags).SequenceEqual(InOrder(other.Tags)),
        var (own, its) => own == its,
    };

    /// <inheritdoc/>
    public override int GetHashCode() => AccessTag ?? HashCode.Combine(Trunk, Tags.Count);

    /// <summary>For messages: <c>30</c>, or <c>trunk of 20 (native, untagged), 30-39</c>.</summary>
    public override string ToString() =>
        Tags.Count == 0 ? "no tag"
        : !Trunk ? string.Join(", ", Tags)
        : "trunk of " + (IsSound ? Summary() : string.Join(", ", Tags));

    private static IEnumerable<VlanTag> InOrder(IEnumerable<VlanTag> tags) =>
        tags.OrderBy(static tag => tag.Id).ThenBy(static tag => tag.Native);

    private string Summary()
    {
        var tagged = VlanRanges.Format(Tags.Where(static tag => tag.Native is null).Select(static tag => tag.Id));
        return Native is not { } native ? tagged : tagged.Length == 0 ? $"{native}" : $"{native}, {tagged}";
    }
}
