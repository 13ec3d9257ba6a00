using CsCheck;
using HvProvider.Nics;
using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.Tests.Nics;

/// <summary>Random NICs.</summary>
internal static class NicGen
{
    public static readonly DesiredNic Example = new()
    {
        Alias = "ua-lan",
        Mac = MacAddress.Parse(Macs.Ours),
        Source = NicSource.OfBridge("br0"),
        Vlan = VlanConfig.Access(30),
    };

    public static readonly Gen<VlanConfig> Trunk =
        from vlans in Gen.Int[1, 4094].Array[1, 6]
        from native in Gen.Int[1, 4094].Nullable()
        from mode in OneOf(NativeMode.Untagged, NativeMode.Tagged)
        select VlanConfig.TrunkOf(vlans, native, mode);

    /// <summary>None, an access port or a trunk.</summary>
    public static readonly Gen<VlanConfig?> Vlan = Gen.OneOf(
        Gen.Const((VlanConfig?)null),
        Gen.Int[1, 4094].Select(static vlan => (VlanConfig?)VlanConfig.Access(vlan)),
        Trunk.Select(static trunk => (VlanConfig?)trunk));

    public static readonly Gen<NicSource> Source = Gen.OneOf(
        OneOf("br0", "br-lan", "br'<&>\"", "brücke").Select(NicSource.OfBridge),
        from network in OneOf("site", "a b", "n'<&>\"")
        from portGroup in Gen.OneOf(Gen.Const((string?)null), OneOf("web", "dmz & co").Select(static name => (string?)name))
        select NicSource.OfNetwork(network, portGroup));

    public static readonly Gen<DesiredNic> Desired =
        from name in OneOf("lan", "storage", "a_b", "X-1")
        from octets in Gen.Byte.Array[6]
        from source in Source
        from vlan in Vlan
        from model in OneOf("virtio", "e1000", "e1000e")
        from link in OneOf(LinkState.Up, LinkState.Down)
        from address in PciAddressTests.Any.Where(address => !address.IsEmpty).Nullable()
        select new DesiredNic
        {
            Alias = NicName.ToAlias(name),
            Mac = MacAddress.FromOctets(octets),
            Source = source,
            Vlan = vlan,
            Model = model,
            Link = link,
            PciAddress = address,
        };

    /// <summary>Elements that are none of ours, some that libvirt knows and some of the future.</summary>
    public static readonly Gen<string[]> ForeignElements = Gen.Shuffle(new[]
    {
        "<virtualport type='openvswitch'><parameters interfaceid='x'/></virtualport>",
        "<bandwidth><inbound average='1000' peak='5000'/><outbound average='128'/></bandwidth>",
        "<port isolated='yes'/>",
        "<driver name='vhost' queues='4'><host gso='off'/></driver>",
        "<filterref filter='clean-traffic'><parameter name='IP' value='192.0.2.10'/></filterref>",
        "<tune><sndbuf>1600</sndbuf></tune>",
        "<mtu size='1500'/>",
        "<coalesce><rx><frames max='7'/></rx></coalesce>",
        "<boot order='2'/>",
        "<rom bar='off'/>",
        "<acpi index='7'/>",
        "<teaming type='persistent'/>",
        "<future a='1'>text<b/></future>",
        "<x:own xmlns:x='urn:x' x:y='1'/>",
    });

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
