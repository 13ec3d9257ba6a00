using HvProvider.Attributes;
using HvProvider.Hosts;
using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Unapplied;
using HvProvider.Nics.Values;
using HvProvider.Vlans;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.DataSources.HostBridges;

/// <summary>The result of <c>hv_host_bridge</c> as typed values.</summary>
internal sealed record HostBridgeModel
{
    /// <summary>The kernel's kind of the link.</summary>
    public required string? Kind { get; init; }

    /// <summary>How systemd-networkd manages the bridge.</summary>
    public required NetworkdModel Networkd { get; init; }

    /// <summary>The IP addresses of the bridge.</summary>
    public required IReadOnlyList<AddressModel> Addresses { get; init; }

    /// <summary>The MAC address of the bridge.</summary>
    public required MacAddress? Mac { get; init; }

    /// <summary>The MTU of the bridge.</summary>
    public required int? Mtu { get; init; }

    /// <summary>The options of the bridge.</summary>
    public required BridgeOptions Options { get; init; }

    /// <summary>The VLANs of the bridge's own port.</summary>
    public required PortVlans OwnVlans { get; init; }

    /// <summary>The ports by name.</summary>
    public required IReadOnlyList<PortModel> Ports { get; init; }

    /// <summary>The ports to the physical switch.</summary>
    public required BridgeUplinks Uplinks { get; init; }

    /// <summary>The VLAN interfaces on the bridge, by VLAN.</summary>
    public required IReadOnlyList<VlanInterfaceModel> VlanInterfaces { get; init; }

    /// <summary>Settings that are configured but not applied; null if networkd does not run or its files cannot be listed.</summary>
    public required IReadOnlyList<UnappliedSetting>? Unapplied { get; init; }

    // Without VLAN filtering, the VLANs of the uplinks have no effect.
    private BridgeUplinks FilteringUplinks => Options.VlanFiltering ? Uplinks : BridgeUplinks.None;

    /// <summary>The model of a bridge of the host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="bridge">The bridge.</param>
    /// <param name="taps">The taps of running domains, by name.</param>
    /// <param name="uplinks">The configured uplinks; null if nothing is configured.</param>
    public static HostBridgeModel Of(
        HostView host, HostBridge bridge, IReadOnlyDictionary<string, GuestTap> taps, IReadOnlyList<string>? uplinks = null)
    {
        var networkd = NetworkdFacts.Of(host.Networkd, bridge.Link);
        return new HostBridgeModel
        {
            Kind = bridge.Link.Kind,
            Networkd = networkd.ToModel(),
            Addresses = networkd.AddressesOf(bridge.Link),
            Mac = bridge.Link.Mac,
            Mtu = bridge.Link.Mtu,
            Options = bridge.Options,
            OwnVlans = bridge.OwnVlans,
            Ports = [.. bridge.Ports.Select(port => new PortModel(port, taps.GetValueOrDefault(port.Name)))],
            Uplinks = host.UplinksOf(bridge, taps, uplinks),
            VlanInterfaces = [.. bridge.VlanInterfaces.Select(link => VlanInterfaceModel.Of(host, link))],
            Unapplied = UnappliedSettings.Find(host, bridge, link => BridgeUplinks.IsTap(link, taps)),
        };
    }

    /// <summary>Writes all attributes except the name.</summary>
    public void WriteTo(TfObject values)
    {
        values.Set(HostBridgeSchema.Kind, TfValues.Text(Kind));
        Networkd.WriteTo(values, HostBridgeSchema.Networkd);
        values.Set(HostBridgeSchema.Addresses, AddressModel.ToList(HostBridgeSchema.Addresses, Addresses));
        values.Set(HostBridgeSchema.Mac, TfValues.Text(Mac?.ToString()));
        values.Set(HostBridgeSchema.Mtu, TfValues.Number(Mtu));
        values.Set(HostBridgeSchema.Stp, Options.Stp);
        values.Set(HostBridgeSchema.VlanFiltering, Options.VlanFiltering);
        values.Set(HostBridgeSchema.VlanProtocol, TfValues.Text(Options.VlanProtocol));
        values.Set(HostBridgeSchema.DefaultPvid, TfValues.Number(Options.DefaultPvid));
        values.Set(HostBridgeSchema.OwnVlans, VlanAttributes.ToObject(HostBridgeSchema.OwnVlans, OwnVlans));
        values.Set(
            HostBridgeSchema.Ports,
            TfValues.Objects(HostBridgeSchema.Ports, Ports, static (item, port) => port.WriteTo(item)));
        values.Set(HostBridgeSchema.Uplink, TfValues.Text(Uplinks.Single?.Name));
        values.Set(HostBridgeSchema.Uplinks, TfValues.Texts([.. Uplinks.Ports.Select(static port => port.Name)]));
        values.Set(HostBridgeSchema.InfrastructureVlan, TfValues.Number(FilteringUplinks.InfrastructureVlan));
        values.Set(
            HostBridgeSchema.TrunkedVlans,
            FilteringUplinks.Ports is { Count: > 0 } uplinks
                ? VlanAttributes.ToNumbers([.. uplinks.SelectMany(static port => port.Vlans.Tagged).Distinct().Order()])
                : Tf<IReadOnlyList<Tf<long>>>.Null);
        values.Set(
            HostBridgeSchema.VlanInterfaces,
            TfValues.Objects(HostBridgeSchema.VlanInterfaces, VlanInterfaces, static (item, vlan) => vlan.WriteTo(item)));
        values.Set(HostBridgeSchema.Unapplied, UnappliedAttributes.ToList(HostBridgeSchema.Unapplied, Unapplied));
    }
}
