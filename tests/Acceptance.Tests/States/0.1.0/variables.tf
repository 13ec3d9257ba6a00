variable "bridge" {
  description = "Bridge of the host. It exists already, filters VLANs, and stays as it is."
  type        = string
  default     = "br0"
}

variable "infrastructure_vlan" {
  description = "VLAN of the infrastructure network. Leave it out where that is the one that the bridge gives every port by itself."
  type        = number
  default     = null
}

variable "web_vlan" {
  description = "VLAN of the web servers. Another number moves all of them, while they run."
  type        = number
  default     = 30
}

variable "machines" {
  description = "The network of each virtual machine's NIC, by the machine's libvirt domain. The domains are defined elsewhere."
  type        = map(string)
  default = {
    infra01  = "infra"
    web01    = "web"
    router01 = "routers"
  }
}
