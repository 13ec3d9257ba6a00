resource "hv_network_attachment" "this" {
  for_each = var.nics

  domain      = var.domain
  name        = each.key
  network     = each.value.network
  port_group  = each.value.port_group
  bridge      = each.value.bridge
  vlan        = each.value.vlan
  trunk       = each.value.tags == null ? null : { tags = each.value.tags, native = each.value.native }
  mac_address = each.value.mac_address
  model       = each.value.model
  link_state  = each.value.link_state
}

data "hv_network_attachments" "this" {
  count = var.check_host ? 1 : 0

  domain     = var.domain
  depends_on = [hv_network_attachment.this]
}

# A warning only. It includes NICs of the domain that are not managed by Terraform.
check "vlans_are_as_intended" {
  assert {
    condition = alltrue(flatten([
      for domain in data.hv_network_attachments.this : [for nic in domain.interfaces : nic.vlan_problem == null]
    ]))
    error_message = join("\n", flatten([
      for domain in data.hv_network_attachments.this : [
        for nic in domain.interfaces : "${nic.domain}, ${nic.mac_address}: ${nic.vlan_problem}" if nic.vlan_problem != null
      ]
    ]))
  }
}
