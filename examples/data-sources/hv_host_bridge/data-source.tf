variable "vlan" {
  type    = number
  default = 30
}

data "hv_host_bridge" "br0" {
  name = "br0"

  lifecycle {
    postcondition {
      condition     = self.vlan_filtering
      error_message = "${self.name} does not heed VLANs: its owner must set VLANFiltering=yes in ${coalesce(self.netdev_file, "its .netdev file")}."
    }
    postcondition {
      condition     = contains(coalesce(self.trunked_vlans, []), var.vlan)
      error_message = "The uplink of ${self.name} does not carry VLAN ${var.vlan}."
    }
  }
}

# Warns if configuration files of the host were changed but not applied yet.
check "host_is_up_to_date" {
  assert {
    condition = length(coalesce(data.hv_host_bridge.br0.configured_but_not_applied, [])) == 0
    error_message = join("; ", [
      for s in coalesce(data.hv_host_bridge.br0.configured_but_not_applied, []) :
      "${s.link}: ${s.setting} is to be ${coalesce(s.configured, "nothing")}, and is ${coalesce(s.running, "nothing")}"
    ])
  }
}

# The infrastructure VLAN is the VLAN that the uplink carries untagged. It may differ between hosts.
resource "hv_network_attachment" "management" {
  domain = "web01"
  name   = "mgmt"
  bridge = data.hv_host_bridge.br0.name
  vlan   = data.hv_host_bridge.br0.infrastructure_vlan
}

# The VLANs of each guest.
output "guests" {
  value = {
    for port in data.hv_host_bridge.br0.ports :
    "${port.domain}/${coalesce(port.attachment, port.name)}" => concat(port.untagged, port.tagged)
    if port.guest_tap
  }
}
