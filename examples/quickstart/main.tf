# One NIC for each of three domains that are there already, running or not. Each guest gets its NIC live, and never sees a
# VLAN tag: the bridge puts it on and takes it off.

# Without a tag: on the bridge's default VLAN.
resource "hv_network_attachment" "infra" {
  domain = "infra01"
  name   = "lan"
  bridge = var.bridge
}

# On VLAN 30. Another number moves the running guest, without unplugging anything.
resource "hv_network_attachment" "web" {
  domain = "web01"
  name   = "lan"
  bridge = var.bridge
  vlan   = var.web_vlan
}

resource "hv_network_attachment" "iot" {
  domain = "iot01"
  name   = "lan"
  bridge = var.bridge
  vlan   = 40
}
