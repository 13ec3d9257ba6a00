variable "bridge" {
  description = "Bridge of the host that the NICs are plugged into."
  type        = string
  default     = "br0"
}

variable "web_vlan" {
  description = "VLAN of web01."
  type        = number
  default     = 30
}
