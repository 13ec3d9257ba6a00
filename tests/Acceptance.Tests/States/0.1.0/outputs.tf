output "nics" {
  description = "Each machine's NIC: its MAC address, its port on the bridge, and the VLANs that the bridge gives that port."
  value = {
    for domain, nic in hv_network_attachment.lan : domain => {
      mac_address = nic.mac_address
      tap         = nic.tap
      vlans       = nic.effective_vlans
    }
  }
}
