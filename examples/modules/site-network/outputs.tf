output "name" {
  description = "The libvirt network, for the network of an attachment."
  value       = hv_bridge.this.name
}

output "vlans" {
  description = "The VLANs of each network by name: none where it is untagged."
  value       = local.vlans
}
