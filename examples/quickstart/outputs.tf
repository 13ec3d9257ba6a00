output "mac_addresses" {
  description = "MAC address of each NIC: the same for this domain and name, whenever it is made."
  value = {
    for nic in [
      hv_network_attachment.infra,
      hv_network_attachment.web,
      hv_network_attachment.iot,
    ] : nic.domain => nic.mac_address
  }
}
