using CsCheck;
using HvProvider.Networks;
using HvProvider.Nics.Values;
using HvProvider.Tests.Nics;

namespace HvProvider.Tests.Networks;

/// <summary>Random networks.</summary>
internal static class NetworkGen
{
    private static readonly Gen<BandwidthLimit?> Limit = Gen.OneOf(
        Gen.Const((BandwidthLimit?)null),
        from average in Gen.Long[1, BandwidthLimit.MaxRate]
        from peak in Gen.Long[1, BandwidthLimit.MaxRate].Nullable()
        from burst in Gen.Long[1, BandwidthLimit.MaxBurst].Nullable()
        select (BandwidthLimit?)new BandwidthLimit(average, peak, burst));

    private static readonly Gen<Bandwidth?> Bandwidth =
        from inbound in Limit
        from outbound in Limit
        select inbound is null && outbound is null ? null : new Bandwidth(inbound, outbound);

    /// <summary>Port groups of one network: each name once, one default at most.</summary>
    public static readonly Gen<PortGroup[]> PortGroups =
        from names in Gen.Shuffle(new[] { "iot", "dmz", "infra", "a b", "ünï", "<&'\">" })
        from count in Gen.Int[0, names.Length]
        from isDefault in Gen.Int[-1, count - 1]
        from vlans in NicGen.Vlan.Array[count]
        from bandwidths in Bandwidth.Array[count]
        select Enumerable.Range(0, count)
            .Select(i => new PortGroup(names[i]) { IsDefault = i == isDefault, Vlan = vlans[i], Bandwidth = bandwidths[i] })
            .ToArray();

    /// <summary>Networks over a bridge.</summary>
    public static readonly Gen<DesiredNetwork> Desired =
        from name in Gen.OneOf(Gen.Const("lan"), Gen.Const("a b"), Gen.Const("ünï"), Gen.Const("<&'\">"))
        from bridge in Gen.OneOf(Gen.Const("br0"), Gen.Const("br'<&>\""))
        from isolated in Gen.Bool
        from groups in PortGroups
        select new DesiredNetwork { Name = name, Bridge = bridge, IsIsolated = isolated, PortGroups = groups };

    /// <summary>Elements of a network that are none of ours, some that libvirt knows and some of the future.</summary>
    public static readonly Gen<string[]> ForeignElements = Gen.Shuffle(new[]
    {
        "<title>The site</title>",
        "<description>text &amp; more</description>",
        "<metadata><my:a xmlns:my='http://x/'><my:b c='1'/></my:a></metadata>",
        "<mtu size='1500'/>",
        "<virtualport type='openvswitch'><parameters interfaceid='x'/></virtualport>",
        "<future a='1'><b/></future>",
        "<x:own xmlns:x='urn:x' x:y='1'/>",
    });

    /// <summary>Elements and attributes of a port group that are none of ours.</summary>
    public static readonly Gen<string[]> ForeignOfPortGroup = Gen.Shuffle(new[]
    {
        "<virtualport type='802.1Qbh'><parameters profileid='x'/></virtualport>",
        "<future a='1'/>",
        "<x:own xmlns:x='urn:x'/>",
    });
}
