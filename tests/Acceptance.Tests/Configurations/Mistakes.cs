namespace Acceptance.Tests.Configurations;

/// <summary>What new users get wrong, and what each of them is told.</summary>
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
            """bridge must have at most 15 bytes, and has 17, got: "br-infrastructure".""")
        {
            Resource = """bridge = "br-infrastructure" """,
        },
        new(
            "A NIC named as libvirt itself does",
            Stage.Validate,
            "Invalid attribute value",
            """name must not be 'net' followed by digits, since libvirt names interfaces so itself, got: "net0".""")
        {
            Resource = """name = "net0" """,
        },
        new(
            "A NIC named like a VLAN interface",
            Stage.Validate,
            "Invalid attribute value",
            """name may hold letters (A-Z, a-z), digits, '_' and '-' only, got: "lan.30".""")
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
            """timeouts.create must be a positive duration such as "30s", "5m" or "1h30m", got: "5 minutes".""")
        {
            Resource = """timeouts = { create = "5 minutes" }""",

            // Terraform itself finds no line for what is inside an attribute.
            PointsAt = ResourceLine,
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
            "uri is \"qemu+ssh://kvm1/system\", but only a unix socket of this machine can be used so far. Run Terraform on the "
            + "hypervisor itself, or bring its socket here (ssh -N -L /tmp/kvm.sock:/run/libvirt/libvirt-sock HOST) and set "
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
            "\"web01\" is no ID of an attachment: it must be DOMAIN/NAME or DOMAIN/MAC, such as web01/lan or "
            + "web01/52:54:00:12:34:56.")
        {
            Import = "web01",
            PointsAt = "",
        },
        new(
            "An import of a NIC that does not exist",
            Stage.Plan,
            "NIC not found",
            "Domain \"web01\" has no such NIC as \"web01/dmz\" names. It has: wan (52:54:00:fa:17:41).")
        {
            Import = "web01/dmz",
            PointsAt = "",
        },
        new(
            "A socket that does not exist",
            Stage.Apply,
            "Hypervisor not reachable",
            "qemu:///system?socket=/nowhere/sock could not be reached while attaching the NIC \"lan\" of domain \"web01\": The "
            + "libvirt socket '/nowhere/sock' does not exist. Start the daemon behind the URI's parameter 'socket', or set the "
            + "path of its socket in the URI (?socket=PATH).")
        {
            Provider = """uri = "qemu:///system?socket=/nowhere/sock" """,
            Warnings = ["Hypervisor not reachable"],
            PointsAt = ResourceLine,
        },
        new(
            "A domain that nobody defined",
            Stage.Apply,
            "Domain not found",
            "The hypervisor has no domain with the name \"web\". Define it first; where another resource of the same "
            + "configuration does that, refer to it in \"domain\" or add depends_on.")
        {
            Resource = """domain = "web" """,
        },
        new(
            "A bridge that the host does not have",
            Stage.Apply,
            "Hypervisor's system call failed",
            "While attaching the NIC \"lan\" of domain \"web01\", libvirt said: … (error 38). The host refused: check that the "
            + "bridge exists there, and for a NIC with a vlan or trunk that the bridge filters VLANs (vlan_filtering) and that the "
            + "host's kernel can.")
        {
            Resource = """bridge = "br-typo" """,
        },
        new(
            "The name of a NIC that somebody else made",
            Stage.Apply,
            "NIC exists already",
            "Domain \"web01\" has a NIC with the alias ua-wan or the MAC address …, and it is not the one that is to be created: …. "
            + "To manage that NIC, import it: terraform import hv_network_attachment.NAME '…'. To have a new one, choose another "
            + "name or mac_address.")
        {
            Resource = """name = "wan" """,
        },
        new(
            "The MAC address of another domain",
            Stage.Apply,
            "MAC address in use",
            "The domain \"web02\" on this hypervisor has another NIC with the MAC address 52:54:00:fa:17:42. Give this attachment "
            + "another mac_address; where the address was derived, another mac_namespace in the provider block gives all new NICs "
            + "others.")
        {
            Resource = $"mac_address = \"{MistakenDomain.NeighbourMac}\"",
        },
        new(
            "A PCI address that the guest does not have",
            Stage.Apply,
            "PCI address not available",
            "A NIC of domain \"web01\" cannot be at 0000:1f:00.0: no controller of the domain provides that place. Leave "
            + "pci_address out to have a free one chosen.")
        {
            Resource = """pci_address = "0000:1f:00.0" """,
        },
    ];
}
