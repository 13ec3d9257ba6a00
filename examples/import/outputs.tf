output "nics" {
  description = "Each imported NIC with its configured VLAN and trunk."
  value       = { for key, nic in hv_network_attachment.nic : key => { vlan = nic.vlan, trunk = nic.trunk } }
}
