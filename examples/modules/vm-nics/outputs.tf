output "mac_addresses" {
  description = "The MAC address of each NIC by name."
  value       = { for name, nic in hv_network_attachment.this : name => nic.mac_address }
}

output "vlans" {
  description = "The VLANs that the bridge gives each NIC by name: null where the host cannot be seen."
  value       = { for name, nic in hv_network_attachment.this : name => nic.effective_vlans }
}
