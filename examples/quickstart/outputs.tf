output "mac_addresses" {
  description = "The MAC address of each NIC. It is derived from the domain and the NIC name."
  value = {
    for nic in [
      hv_network_attachment.infra,
      hv_network_attachment.web,
      hv_network_attachment.iot,
    ] : nic.domain => nic.mac_address
  }
}
