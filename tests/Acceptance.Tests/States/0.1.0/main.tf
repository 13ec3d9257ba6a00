# The site's networks by name: a libvirt network over the host's bridge, with a port group for each.
resource "hv_bridge" "site" {
  name   = "site"
  bridge = var.bridge

  port_groups = {
    # Untagged for the guest, like all but the last. A NIC that names no port group is on this one.
    infra = { vlan = var.infrastructure_vlan, default = true }

    web = { vlan = var.web_vlan }
    iot = { vlan = 40 }

    # The guest sees the tags of both VLANs, and routes between them if it wants to. The host never does.
    routers = { trunk = { tags = [30, 40] } }
  }
}

# One NIC for each machine. Another network moves the running guest, without unplugging anything.
resource "hv_network_attachment" "lan" {
  for_each = var.machines

  domain     = each.key
  name       = "lan"
  network    = hv_bridge.site.name
  port_group = each.value
}
