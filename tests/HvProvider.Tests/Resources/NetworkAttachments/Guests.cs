using System.Xml.Linq;
using HvProvider.Nics.Values;
using LibvirtFake;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>Domains of the fake daemon and their NICs.</summary>
internal static class Guests
{
    /// <summary>The derived MAC address of the NIC <c>lan</c> of <c>web01</c>.</summary>
    public static readonly string LanMac = MacDerivation.Derive("", "web01", "lan").ToString();

    /// <summary>Adds a q35 guest whose slots for NICs are the buses 1 to <paramref name="ports"/>.</summary>
    public static FakeDomain AddGuest(
        this FakeLibvirtd fake,
        string name = "web01",
        FakeDomainKind kind = FakeDomainKind.Running,
        string interfaces = "",
        int ports = 6) => fake.Host.AddDomain(Xml(name, interfaces, ports), kind);

    public static string Xml(string name, string interfaces = "", int ports = 6, string machine = "pc-q35-10.0") => $"""
        <domain type='kvm'><name>{name}</name><memory unit='KiB'>131072</memory><vcpu>1</vcpu>
        <os><type arch='x86_64' machine='{machine}'>hvm</type></os><features><acpi/></features>
        <devices><emulator>/usr/bin/qemu-system-x86_64</emulator>
        <controller type='pci' index='0' model='pcie-root'/>
        {string.Concat(Enumerable.Range(1, ports).Select(Port))}
        {interfaces}</devices></domain>
        """;

    /// <summary>An interface that another tool created.</summary>
    public static string Foreign(string mac, int bus, string more = "", string source = "bridge='br0'", string type = "bridge") => $"""
        <interface type='{type}'><mac address='{mac}'/><source {source}/><model type='virtio'/>{more}{Address(bus)}</interface>
        """;

    public static string Address(int bus) => $"<address type='pci' domain='0x0000' bus='0x{bus:x2}' slot='0x00' function='0x0'/>";

    public static string? Alias(this XElement nic) => nic.Element("alias")?.Attribute("name")?.Value;

    public static string? Mac(this XElement nic) => nic.Element("mac")?.Attribute("address")?.Value;

    public static string? Tag(this XElement nic) => nic.Element("vlan")?.Element("tag")?.Attribute("id")?.Value;

    public static string? Bridge(this XElement nic) => nic.Element("source")?.Attribute("bridge")?.Value;

    public static string? Model(this XElement nic) => nic.Element("model")?.Attribute("type")?.Value;

    public static string? Link(this XElement nic) => nic.Element("link")?.Attribute("state")?.Value;

    public static string? Tap(this XElement nic) => nic.Element("target")?.Attribute("dev")?.Value;

    public static string? PciBus(this XElement nic) => nic.Element("address")?.Attribute("bus")?.Value;

    /// <summary>The only interface with the provider's alias in the live XML.</summary>
    public static XElement Live(this FakeDomain domain, string name = "lan") =>
        Assert.Single(domain.LiveInterfaces, nic => nic.Alias() == $"ua-{name}");

    /// <summary>The only interface with the provider's alias in the persistent definition.</summary>
    public static XElement Persistent(this FakeDomain domain, string name = "lan") =>
        Assert.Single(domain.ConfigInterfaces, nic => nic.Alias() == $"ua-{name}");

    /// <summary>Changes an interface of the persistent definition, as another tool does.</summary>
    public static void Redefine(this FakeDomain domain, Action<XElement> change)
    {
        lock (domain.Live ?? domain.Config!)
        {
            change(domain.ConfigInterfaces[0]);
        }
    }

    private static string Port(int bus) => $"""
        <controller type='pci' index='{bus}' model='pcie-root-port'>
        <address type='pci' domain='0x0000' bus='0x00' slot='0x02' function='0x{bus - 1:x}'/></controller>
        """;
}
