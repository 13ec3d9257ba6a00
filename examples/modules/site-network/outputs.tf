output "name" {
  description = "The name of the libvirt network, for the network attribute of an attachment."
  value       = hv_bridge.this.name
}

output "vlans" {
  description = "The VLAN IDs of each network, by name. Empty for untagged networks."
  value       = local.vlans
}
