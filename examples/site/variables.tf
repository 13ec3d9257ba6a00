variable "bridge" {
  description = "The bridge of the host. It must exist and filter VLANs; it is not changed."
  type        = string
  default     = "br0"
}

variable "infrastructure_vlan" {
  description = "The VLAN ID of the infrastructure network. Omit it if this is the default VLAN of the bridge."
  type        = number
  default     = null
}

variable "web_vlan" {
  description = "The VLAN ID of the web servers. Changing it moves all of them while they run."
  type        = number
  default     = 30
}

variable "machines" {
  description = "The network of each NIC, by libvirt domain. The domains are defined elsewhere."
  type        = map(string)
  default = {
    infra01  = "infra"
    web01    = "web"
    router01 = "routers"
  }
}
