# ["20", "30-32"]
output "tags" {
  value = provider::hv::vlan_ranges([32, 20, 31, 30])
}
