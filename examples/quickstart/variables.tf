variable "bridge" {
  description = "The bridge of the host that the NICs are attached to."
  type        = string
  default     = "br0"
}

variable "web_vlan" {
  description = "The VLAN ID of web01."
  type        = number
  default     = 30
}
