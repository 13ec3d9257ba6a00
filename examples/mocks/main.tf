# A configuration to be tested without a hypervisor. A module of your own takes its place.
terraform {
  required_version = ">= 1.11"

  required_providers {
    hv = {
      source  = "hv/hv"
      version = ">= 0.1.0"
    }
  }
}

variable "web_vlan" {
  description = "VLAN of web01."
  type        = number
  default     = 30

  validation {
    condition     = can(provider::hv::vlan_expand([var.web_vlan]))
    error_message = "Must be one VLAN, 1 to 4094."
  }
}

resource "hv_bridge" "site" {
  name   = "site"
  bridge = "br0"

  port_groups = {
    web     = { vlan = var.web_vlan }
    routers = { trunk = { tags = provider::hv::vlan_ranges([30, 31, 32, 40]) } }
  }
}

resource "hv_network_attachment" "web" {
  domain     = "web01"
  name       = "lan"
  network    = hv_bridge.site.name
  port_group = "web"
}

data "hv_host_bridge" "host" {
  name = "br0"
}

output "web_mac_address" {
  description = "MAC address of web01."
  value       = hv_network_attachment.web.mac_address
}
