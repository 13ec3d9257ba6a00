using HvProvider.Vlans;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Attributes;

/// <summary>The attributes of <c>trunk</c>, and the trunk that they describe.</summary>
internal static class TrunkAttributes
{
    public static readonly ListAttribute<string> Tags = new("tags", ValueMapping.String)
    {
        Required = true,
        Description =
            "The VLAN IDs of the trunk, 1 to 4094: IDs and ranges such as `\"30-39\"`, in any order and without duplicates. The native "
            + "VLAN belongs to the trunk whether it is listed or not. The list can be empty only if `native` is set.",
        Validators = [TrunkTagsValidator.Instance],
        SemanticEquality = static (left, right) =>
            Vlans(left) is { } some && Vlans(right) is { } others && some.ToHashSet().SetEquals(others),
    };

    public static readonly Int64Attribute Native = new("native")
    {
        Optional = true,
        Description =
            "The native VLAN, 1 to 4094: the VLAN of untagged frames from the guest. If it is not set, the trunk has no native VLAN, and "
            + "untagged frames from the guest are dropped.",
        Validators = [new Int64Between(VlanId.Min, VlanId.Max)],
    };

    public static readonly StringAttribute Mode = new("native_mode")
    {
        Optional = true,
        Computed = true,
        Default = Text(NativeMode.Untagged),
        Description =
            "How frames of the native VLAN are sent to the guest: `untagged`, as on an access port, or `tagged`, as for the other VLANs. "
            + "Default: `untagged`.",
        Validators = [new OneOf(Text(NativeMode.Untagged), Text(NativeMode.Tagged))],
    };

    public static readonly IReadOnlyList<SchemaAttribute> All = [Tags, Native, Mode];

    /// <summary>The trunk that the attributes describe; null if an attribute is unknown or invalid.</summary>
    public static VlanConfig? Read(TfObject trunk)
    {
        var native = trunk.Get(Native);
        var mode = trunk.Get(Mode);
        return trunk.Get(Tags) is { IsKnown: true } tags && Vlans(tags.Value) is { } vlans && !native.IsUnknown && !mode.IsUnknown
            ? VlanConfig.TrunkOf(
                vlans,
                native.IsKnown ? (int)native.Value : null,
                mode.ValueOr("") == Text(NativeMode.Tagged) ? NativeMode.Tagged : NativeMode.Untagged)
            : null;
    }

    /// <summary>Writes a trunk to attributes. The previous notation is kept where it is still correct.</summary>
    /// <param name="attribute">The attribute with this schema.</param>
    /// <param name="trunk">The trunk.</param>
    /// <param name="known">The previous value; null if there is none.</param>
    public static TfObject Write(NestedAttribute attribute, VlanConfig trunk, TfObject? known)
    {
        var native = trunk.Native;
        var before = known?.Get(Tags) is { IsKnown: true } tags ? tags.Value : [];
        var isNativeApart = known is not null
            && native is not null
            && known.Get(Native) == native.Id
            && Vlans(before)?.Contains(native.Id) == false;
        var vlans = trunk.Tags.Select(static tag => tag.Id).ToHashSet();
        if (isNativeApart)
        {
            vlans.Remove(native!.Id);
        }

        var described = new TfObject(attribute.Schema);
        described.Set(Tags, new([.. Spell(vlans, before).Select(static text => new Tf<string>(text))]));
        described.Set(Native, native is null ? Tf<long>.Null : native.Id);
        described.Set(Mode, Text(native?.Native ?? NativeMode.Untagged));
        return described;
    }

    /// <summary>The value of <c>native_mode</c> for a mode.</summary>
    public static string Text(NativeMode mode) => mode == NativeMode.Untagged ? "untagged" : "tagged";

    private static IEnumerable<string> Spell(HashSet<int> vlans, IReadOnlyList<Tf<string>> before)
    {
        foreach (var element in before)
        {
            if (element.IsKnown
                && VlanRanges.ParseOne(element.Value) is var (first, last)
                && Enumerable.Range(first, last - first + 1).ToArray() is var range
                && vlans.IsSupersetOf(range))
            {
                vlans.ExceptWith(range);
                yield return element.Value;
            }
        }

        foreach (var range in VlanRanges.Group(vlans))
        {
            yield return range;
        }
    }

    /// <summary>The VLANs of the elements; null if one is unknown or invalid.</summary>
    private static List<int>? Vlans(IReadOnlyList<Tf<string>> tags)
    {
        var vlans = new List<int>();
        foreach (var tag in tags)
        {
            if (!tag.IsKnown || VlanRanges.ParseOne(tag.Value) is not var (first, last))
            {
                return null;
            }

            vlans.AddRange(Enumerable.Range(first, last - first + 1));
        }

        return vlans;
    }
}
