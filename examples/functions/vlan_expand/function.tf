# [20, 30, 31, 32]
output "vlans" {
  value = provider::hv::vlan_expand(["30-32", 20])
}
