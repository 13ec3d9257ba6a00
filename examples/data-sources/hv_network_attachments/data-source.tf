data "hv_network_attachments" "br0" {
  bridge = "br0"
}

# The VLANs of each guest.
output "vlans" {
  value = {
    for nic in data.hv_network_attachments.br0.interfaces :
    "${nic.domain}/${coalesce(nic.name, nic.mac_address)}" => try(concat(nic.effective_vlans.untagged, nic.effective_vlans.tagged), [])
  }
}

# Warns if the effective VLANs of a NIC differ from the configured ones, whether Terraform manages it or not.
check "vlans_are_as_intended" {
  assert {
    condition = alltrue([for nic in data.hv_network_attachments.br0.interfaces : nic.vlan_problem == null])
    error_message = join("\n", [
      for nic in data.hv_network_attachments.br0.interfaces : "${nic.domain}, ${nic.mac_address}: ${nic.vlan_problem}"
      if nic.vlan_problem != null
    ])
  }
}

# The addresses of one guest, for example for an inventory.
data "hv_network_attachments" "web01" {
  domain          = "web01"
  address_sources = ["agent", "lease", "arp"]
}

output "web01_addresses" {
  value = distinct(flatten(data.hv_network_attachments.web01.interfaces[*].addresses[*].address))
}

# Imports all NICs of db01 in one plan. The keys must not change when the NICs are imported: do not use "managed", "name"
# or "import_id".
data "hv_network_attachments" "db01" {
  domain = "db01"
}

locals {
  db01 = { for nic in data.hv_network_attachments.db01.interfaces : nic.mac_address => nic if nic.bridge != null }
}

import {
  for_each = local.db01
  to       = hv_network_attachment.db01[each.key]
  id       = each.value.import_id
}

resource "hv_network_attachment" "db01" {
  for_each = local.db01

  domain      = "db01"
  name        = "nic-${substr(replace(each.key, ":", ""), 6, 6)}"
  bridge      = each.value.bridge
  vlan        = each.value.vlan
  trunk       = each.value.trunk
  mac_address = each.key
  link_state  = each.value.link_state
}
