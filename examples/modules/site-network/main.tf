locals {
  # All VLAN IDs of each network; empty for an untagged network.
  vlans = {
    for name, network in var.networks : name => provider::hv::vlan_expand(concat(
      network.vlan == null ? [] : [network.vlan], network.native == null ? [] : [network.native], coalesce(network.tags, [])
    ))
  }
}

resource "hv_bridge" "this" {
  name   = var.name
  bridge = var.bridge

  port_groups = {
    for name, network in var.networks : name => {
      vlan    = network.vlan
      trunk   = network.tags == null ? null : { tags = network.tags, native = network.native }
      default = name == var.default_network
    }
  }
}

data "hv_host_bridge" "this" {
  count = var.check_host ? 1 : 0

  name = var.bridge
}

# A warning only: a VLAN that the uplink does not carry may be intended for guests of one host.
check "uplink_carries_the_networks" {
  assert {
    condition = alltrue([
      for host in data.hv_host_bridge.this :
      length(setsubtract(flatten(values(local.vlans)), concat(coalesce(host.trunked_vlans, []), [coalesce(host.infrastructure_vlan, 0)]))) == 0
    ])
    error_message = "The uplink of ${var.bridge} does not carry VLANs ${join(", ", flatten([
      for host in data.hv_host_bridge.this :
      provider::hv::vlan_ranges(setsubtract(flatten(values(local.vlans)), concat(coalesce(host.trunked_vlans, []), [coalesce(host.infrastructure_vlan, 0)])))
    ]))}."
  }
}
