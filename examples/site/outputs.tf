output "nics" {
  description = "The NIC of each domain: its MAC address, its tap and its effective VLANs."
  value = {
    for domain, nic in hv_network_attachment.lan : domain => {
      mac_address = nic.mac_address
      tap         = nic.tap
      vlans       = nic.effective_vlans
    }
  }
}
