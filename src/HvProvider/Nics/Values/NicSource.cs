namespace HvProvider.Nics.Values;

/// <summary>Where an interface is connected to, each part only if the document has it.</summary>
/// <param name="Type">The interface's type attribute; live, a NIC of a network on a bridge has the type 'bridge'.</param>
/// <param name="Bridge">The host bridge.</param>
/// <param name="Network">The libvirt network. It decides: with it, <paramref name="Bridge"/> is only what came of it.</param>
/// <param name="PortGroup">The network's port group.</param>
internal sealed record NicSource(string? Type, string? Bridge, string? Network, string? PortGroup)
{
    /// <summary>A host bridge, as a NIC asks for it.</summary>
    public static NicSource OfBridge(string bridge) => new("bridge", bridge, null, null);

    /// <summary>A libvirt network, as a NIC asks for it.</summary>
    /// <param name="network">The network's name.</param>
    /// <param name="portGroup">The port group; null leaves it to the network, which may have a default one.</param>
    public static NicSource OfNetwork(string network, string? portGroup) => new("network", null, network, portGroup);

    /// <summary>The NIC belongs to a libvirt network, whatever type the live document shows.</summary>
    public bool IsNetwork => Network is not null;

    /// <summary>The live form of a network's NIC: it shows what came of the network, not only what was asked for.</summary>
    public bool IsResolvedNetwork => IsNetwork && (Type != "network" || Bridge is not null);

    /// <summary>The NIC is on a host bridge of its own choice, not by way of a network.</summary>
    public bool IsPlainBridge => Type == "bridge" && !IsNetwork;

    /// <summary>
    /// Whether the NIC is on a bridge, of its own choice or by way of a network. A persistent definition does not show whether a network
    /// is one of bridges.
    /// </summary>
    public bool IsBridgeKind => Type is "bridge" or "network";

    /// <summary>For messages: the type of the interface.</summary>
    public string TypeText => Type ?? "(none)";

    /// <summary>The attribute of the resource that sets the source.</summary>
    public string Attribute => IsNetwork ? NicAttributes.Network : NicAttributes.Bridge;

    /// <summary>Whether both ask for the same, whatever came of it.</summary>
    public bool IsSameAs(NicSource other) => IsNetwork
        ? Network == other.Network && PortGroup == other.PortGroup
        : IsPlainBridge && other.IsPlainBridge && Bridge == other.Bridge;

    /// <summary>For messages: <c>bridge br0</c>, <c>network lan, port group web</c>, <c>type direct</c>.</summary>
    public override string ToString() =>
        IsNetwork ? $"network {Network}" + (PortGroup is null ? "" : $", port group {PortGroup}")
        : IsPlainBridge ? $"bridge {Bridge ?? "(none)"}"
        : $"type {TypeText}";
}
