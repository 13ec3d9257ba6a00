# For a DHCP server that is configured elsewhere. Known before the NIC is attached, and without a hypervisor.
output "reservations" {
  value = {
    for domain in ["web01", "web02"] : domain => provider::hv::mac_address(domain, "lan", null)
  }
}
