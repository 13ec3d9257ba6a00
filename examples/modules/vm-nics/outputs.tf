output "mac_addresses" {
  description = "The MAC address of each NIC, by name."
  value       = { for name, nic in hv_network_attachment.this : name => nic.mac_address }
}

output "vlans" {
  description = "The effective VLANs of each NIC, by name. Null if the host cannot be read."
  value       = { for name, nic in hv_network_attachment.this : name => nic.effective_vlans }
}
