# One NIC for each of three existing domains. In a running domain, the NIC is attached live. The guest never sees a VLAN
# tag: the bridge adds and removes it.

# Untagged: on the default VLAN of the bridge.
resource "hv_network_attachment" "infra" {
  domain = "infra01"
  name   = "lan"
  bridge = var.bridge
}

# On VLAN 30. Changing the number moves the running guest, without unplugging the NIC.
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
