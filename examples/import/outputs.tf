output "nics" {
  description = "Each NIC that was taken over, with the VLAN and the trunk that it is configured for."
  value       = { for key, nic in hv_network_attachment.nic : key => { vlan = nic.vlan, trunk = nic.trunk } }
}
