# An access port on VLAN 30, attached to a running or stopped domain.
resource "hv_network_attachment" "web" {
  domain = "web01"
  name   = "lan"
  bridge = "br0"
  vlan   = 30
}

# By name instead of number: the VLAN is the VLAN of the port group, and changes with it.
resource "hv_bridge" "site" {
  name   = "site"
  bridge = "br0"

  port_groups = {
    iot = { vlan = 40 }
  }
}

resource "hv_network_attachment" "sensor" {
  domain     = "iot01"
  name       = "lan"
  network    = hv_bridge.site.name
  port_group = "iot"
}

# A trunk port: the guest sees the tags of VLANs 30 to 39 and 50. Untagged frames of the guest are on VLAN 20.
resource "hv_network_attachment" "router" {
  domain = "router"
  name   = "trunk"
  bridge = "br0"

  trunk = {
    tags   = ["30-39", 50]
    native = 20
  }
}

# An untagged NIC with fixed hardware. This guest does not respond to unplug requests: destroying the resource leaves the
# NIC attached until the domain stops.
resource "hv_network_attachment" "appliance" {
  domain      = "appliance"
  name        = "uplink"
  bridge      = "br0"
  mac_address = "52:54:00:12:34:56"
  model       = "e1000e"
  pci_address = "0000:05:00.0"
  on_destroy  = "config_only"

  timeouts = {
    create = "5m"
  }
}
