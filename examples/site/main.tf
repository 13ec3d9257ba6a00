# The networks of the site by name: a libvirt network on the host's bridge, with one port group for each.
resource "hv_bridge" "site" {
  name   = "site"
  bridge = var.bridge

  port_groups = {
    # Untagged for the guest, like all but the last. This is the port group of NICs that specify none.
    infra = { vlan = var.infrastructure_vlan, default = true }

    web = { vlan = var.web_vlan }
    iot = { vlan = 40 }

    # The guest sees the tags of both VLANs and may route between them. The host never does.
    routers = { trunk = { tags = [30, 40] } }
  }
}

# One NIC for each domain. Changing the network moves the running guest, without unplugging the NIC.
resource "hv_network_attachment" "lan" {
  for_each = var.machines

  domain     = each.key
  name       = "lan"
  network    = hv_bridge.site.name
  port_group = each.value
}
