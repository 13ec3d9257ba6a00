namespace HvProvider.Vlans;

/// <summary>
/// The <c>vlan</c> element of an interface, found or configured: an access port or a trunk. Equality is libvirt's: order and
/// notation do not matter.
/// </summary>
/// <param name="Trunk">Whether it is a trunk. Several tags always are one.</param>
/// <param name="Tags">The tags in the order of the document.</param>
internal sealed record VlanConfig(bool Trunk, IReadOnlyList<VlanTag> Tags)
{
    /// <summary>
    /// The VLAN of an access port: the only tag outside a trunk (libvirt ignores its native mode), or the only tag of a trunk
    /// whose native VLAN is untagged, which is equivalent. Otherwise null.
    /// </summary>
    public int? AccessTag => Tags is [{ Id: >= 0 } tag] && (!Trunk || tag.Native == NativeMode.Untagged) ? tag.Id : null;

    /// <summary>
    /// Whether it can be expressed in the configuration. Other tools may write invalid VLAN IDs, duplicates, or two native VLANs.
    /// </summary>
    public bool IsSound =>
        Tags.Count > 0
        && Tags.All(static tag => VlanId.IsValid(tag.Id))
        && Tags.DistinctBy(static tag => tag.Id).Count() == Tags.Count
        && Tags.Count(static tag => tag.Native is not null) <= 1;

    /// <summary>The native VLAN of a trunk; null if there is none.</summary>
    public VlanTag? Native => Trunk ? Tags.FirstOrDefault(static tag => tag.Native is not null) : null;

    /// <summary>An access port: one VLAN, and the guest never sees a tag.</summary>
    public static VlanConfig Access(int vlan) => new(false, [new VlanTag(vlan)]);

    /// <summary>A trunk. The native VLAN belongs to it whether it is listed or not.</summary>
    /// <param name="vlans">The VLANs, in any order.</param>
    /// <param name="native">The native VLAN; null for none.</param>
    /// <param name="mode">How frames of the native VLAN are sent to the guest.</param>
    public static VlanConfig TrunkOf(IEnumerable<int> vlans, int? native = null, NativeMode mode = NativeMode.Untagged)
    {
        var all = native is { } id ? vlans.Append(id) : vlans;
        return new VlanConfig(
            true, [.. all.Distinct().Order().Select(vlan => new VlanTag(vlan, vlan == native ? mode : null))]);
    }

    /// <summary>Compares the meaning.</summary>
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
