namespace Acceptance.Tests.Configurations;

/// <summary>
/// Common mistakes in configurations, each with its diagnostic. What is in angle brackets is drawn by <see cref="MistakenDomain"/>.
/// </summary>
internal static class Mistakes
{
    private const string ResourceLine = """resource "hv_network_attachment" "lan" {""";

    public static IReadOnlyList<Mistake> All { get; } =
    [
        new("VLAN 0 for untagged", Stage.Validate, "Invalid attribute value", "vlan must be between 1 and 4094, got: 0.")
        {
            Resource = "vlan = 0",
        },
        new("A VLAN beyond the last", Stage.Validate, "Invalid attribute value", "vlan must be between 1 and 4094, got: 4095.")
        {
            Resource = "vlan = 4095",
        },
        new(
            "A VLAN by its name",
            Stage.Validate,
            "Incorrect attribute value type",
            """Inappropriate value for attribute "vlan": a number is required.""")
        {
            Resource = """vlan = "servers" """,
        },
        new(
            "A multicast MAC address",
            Stage.Validate,
            "Invalid attribute value",
            """mac_address must be a unicast address, whose first octet is even, got: "53:54:00:00:00:01".""")
        {
            Resource = """mac_address = "53:54:00:00:00:01" """,
        },
        new(
            "A MAC address that is too short",
            Stage.Validate,
            "Invalid attribute value",
            """mac_address must be a unicast MAC address such as "52:54:00:12:34:56", got: "52:54:00:12:34".""")
        {
            Resource = """mac_address = "52:54:00:12:34" """,
        },
        new(
            "A bridge's name that no link can have",
            Stage.Validate,
            "Invalid attribute value",
            """bridge must have at most 15 bytes, but has 17, got: "br-infrastructure".""")
        {
            Resource = """bridge = "br-infrastructure" """,
        },
        new(
            "A NIC named as libvirt itself does",
            Stage.Validate,
            "Invalid attribute value",
            """name must not be 'net' followed by digits, which is reserved for libvirt's own aliases, got: "net0".""")
        {
            Resource = """name = "net0" """,
        },
        new(
            "A NIC named like a VLAN interface",
            Stage.Validate,
            "Invalid attribute value",
            """name must contain only letters (A-Z, a-z), digits, '_' and '-', got: "lan.30".""")
        {
            Resource = """name = "lan.30" """,
        },
        new(
            "A tap of one's own choice",
            Stage.Validate,
            "Attribute is read-only",
            "tap is read-only. Remove it from the configuration.")
        {
            Resource = """tap = "vnet7" """,
        },
        new(
            "A link that is on",
            Stage.Validate,
            "Invalid attribute value",
            """link_state must be one of "up", "down", got: "on".""")
        {
            Resource = """link_state = "on" """,
        },
        new(
            "A timeout in plain English",
            Stage.Validate,
            "Invalid attribute value",
            """timeouts.create must be a positive duration such as "30s", "5m" or "1h30m", and at most "2562047h", got: "5 minutes".""")
        {
            Resource = """timeouts = { create = "5 minutes" }""",
        },
        new(
            "A trunk with a VLAN beyond the last",
            Stage.Validate,
            "Invalid attribute value",
            """trunk.tags[0] must contain VLAN IDs between 1 and 4094, got: "4000-4095".""")
        {
            Resource = """trunk = { tags = ["4000-4095"] }""",
        },
        new(
            "A model that QEMU does not have",
            Stage.Apply,
            "libvirt reported an error",
            "While attaching the NIC \"lan\" of domain \"<domain>\", libvirt reported: … (error 1). \"warp9\" is not a known NIC model of "
            + "QEMU. Set model to one that QEMU on the hypervisor has, such as \"virtio\" or \"e1000e\".")
        {
            Resource = """model = "warp9" """,
            Warnings = ["NIC model not known"],
        },
        new(
            "A transport that does not exist",
            Stage.Validate,
            "Invalid libvirt URI",
            "uri must be a libvirt URI such as \"qemu:///system\": 'qemu+pigeon:///system' is not a libvirt URI. The transport is "
            + "'pigeon'. Allowed: unix, ssh, libssh, libssh2, tls, tcp, ext.")
        {
            Provider = """uri = "qemu+pigeon:///system" """,
        },
        new(
            "A path instead of a URI",
            Stage.Validate,
            "Invalid libvirt URI",
            "uri must be a libvirt URI such as \"qemu:///system\": '/var/run/libvirt' is not a libvirt URI. It has no '://'. "
            + "Allowed: driver[+transport]://[user@][host][:port]/[path][?parameters], such as qemu:///system (aliases from "
            + "libvirt.conf are not supported).")
        {
            Provider = """uri = "/var/run/libvirt" """,
        },
        new(
            "A remote hypervisor",
            Stage.Validate,
            "Remote hypervisor not supported yet",
            "uri is \"qemu+ssh://kvm1/system\". Only local unix sockets are supported so far. Run Terraform on the hypervisor, or "
            + "forward its socket (ssh -N -L /tmp/kvm.sock:/run/libvirt/libvirt-sock HOST) and set "
            + "\"qemu:///system?socket=/tmp/kvm.sock\".")
        {
            Provider = """uri = "qemu+ssh://kvm1/system" """,
        },
        new(
            "A time without a unit",
            Stage.Validate,
            "Invalid attribute value",
            """connect_timeout must be a positive duration such as "10s" or "1m", got: "10".""")
        {
            Provider = """connect_timeout = "10" """,
        },
        new(
            "An import without the NIC",
            Stage.Plan,
            "Invalid import ID",
            "\"<domain>\" is not a valid attachment ID: it must be DOMAIN/NAME or DOMAIN/MAC, such as web01/lan or "
            + "web01/52:54:00:12:34:56.")
        {
            Import = "<domain>",
            PointsAt = "",
        },
        new(
            "An import of a NIC that does not exist",
            Stage.Plan,
            "NIC not found",
            "Domain \"<domain>\" has no NIC that matches \"<domain>/dmz\". NICs of the domain: wan (<wan-mac>).")
        {
            Import = "<domain>/dmz",
            PointsAt = "",
        },
        new(
            "A socket that does not exist",
            Stage.Apply,
            "Hypervisor not reachable",
            "qemu:///system?socket=/nowhere/sock could not be reached while attaching the NIC \"lan\" of domain \"<domain>\": The "
            + "libvirt socket '/nowhere/sock' does not exist. Start the daemon behind the URI's parameter 'socket', or set the "
            + "path of its socket in the URI (?socket=PATH).")
        {
            Provider = """uri = "qemu:///system?socket=/nowhere/sock" """,
            Warnings = ["Hypervisor not reachable"],
            PointsAt = ResourceLine,
        },
        new(
            "A domain that does not exist",
            Stage.Apply,
            "Domain not found",
            "The hypervisor has no domain with the name \"no-<domain>\". Define the domain first. If another resource of this "
            + "configuration defines it, reference that resource in \"domain\" or add depends_on.")
        {
            Resource = """domain = "no-<domain>" """,
        },
        new(
            "A bridge that the host does not have",
            Stage.Apply,
            "System call failed on hypervisor",
            "While attaching the NIC \"lan\" of domain \"<domain>\", libvirt reported: … (error 38). The kernel of the host rejected "
            + "the request. Check that the bridge exists on the host. A NIC with vlan or trunk also requires VLAN filtering on the "
            + "bridge (vlan_filtering) and in the kernel.")
        {
            Resource = """bridge = "br-typo" """,
        },
        new(
            "The name of a NIC that Terraform does not manage",
            Stage.Apply,
            "NIC already exists",
            "Domain \"<domain>\" already has a NIC with the alias ua-wan or the MAC address …, which differs from the planned NIC: …. "
            + "To manage the existing NIC, import it: terraform import hv_network_attachment.NAME …. To create another NIC, change "
            + "name or mac_address.")
        {
            Resource = """name = "wan" """,
        },
        new(
            "The MAC address of another domain",
            Stage.Apply,
            "MAC address in use",
            "A NIC of domain \"<neighbour>\" on this hypervisor already uses the MAC address <neighbour-mac>. Set a different "
            + "mac_address. If the address was derived, a different mac_namespace in the provider block changes the addresses of all "
            + "new NICs.")
        {
            Resource = "mac_address = \"<neighbour-mac>\"",
        },
        new(
            "A PCI address that the guest does not have",
            Stage.Plan,
            "PCI address not available",
            "The PCI address 0000:1f:00.0 cannot be used for a NIC of domain \"<domain>\": no PCI controller of the domain provides it. "
            + "Omit pci_address to have a free address chosen automatically.")
        {
            Resource = """pci_address = "0000:1f:00.0" """,
        },
    ];
}
