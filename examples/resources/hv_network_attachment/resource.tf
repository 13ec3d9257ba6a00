# An access port on VLAN 30, plugged into the domain whether or not it runs.
resource "hv_network_attachment" "web" {
  domain = "web01"
  name   = "lan"
  bridge = "br0"
  vlan   = 30
}

# By the site's names instead of numbers: the VLAN is that of the port group, and follows it.
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

# A trunk: the guest sees the tags of VLANs 30 to 39 and 50. What it sends without a tag is on VLAN 20.
resource "hv_network_attachment" "router" {
  domain = "router"
  name   = "trunk"
  bridge = "br0"

  trunk = {
    tags   = ["30-39", 50]
    native = 20
  }
}

# Untagged, with the guest's hardware laid down. This guest does not answer unplug requests:
# destroying the resource lets it keep the NIC until it stops.
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
