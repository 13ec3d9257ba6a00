# Imports all NICs of the specified domains in one plan, running or stopped. No NIC is unplugged; each NIC gets a name in
# the persistent definition of its domain.
data "hv_network_attachments" "foreign" {
  for_each = var.domains

  domain = each.key
}

locals {
  # The keys must not change when the NICs are imported; MAC addresses do not. NICs that are not on a bridge are left out.
  nics = {
    for nic in flatten(values(data.hv_network_attachments.foreign)[*].interfaces) :
    "${nic.domain}/${nic.mac_address}" => nic if nic.bridge != null
  }
}

import {
  for_each = local.nics

  to = hv_network_attachment.nic[each.key]
  id = each.value.import_id
}

resource "hv_network_attachment" "nic" {
  for_each = local.nics

  domain      = each.value.domain
  name        = "nic-${substr(replace(each.value.mac_address, ":", ""), 6, 6)}"
  bridge      = each.value.bridge
  vlan        = each.value.vlan
  trunk       = each.value.trunk
  mac_address = each.value.mac_address
  link_state  = each.value.link_state
}
