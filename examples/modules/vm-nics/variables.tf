variable "domain" {
  description = "The libvirt domain, by name or UUID. It is defined elsewhere."
  type        = string
  nullable    = false
}

variable "nics" {
  description = "The NICs by name. Each NIC is on a network, in the specified or the default port group, or on a bridge, with a vlan, with the tags of a trunk, or untagged."
  type = map(object({
    network     = optional(string)
    port_group  = optional(string)
    bridge      = optional(string)
    vlan        = optional(number)
    tags        = optional(list(string))
    native      = optional(number)
    mac_address = optional(string)
    model       = optional(string)
    link_state  = optional(string)
  }))
  nullable = false

  validation {
    condition     = alltrue([for nic in var.nics : (nic.network == null) != (nic.bridge == null)])
    error_message = "Each NIC is on a network or on a bridge: set one of them."
  }

  validation {
    condition     = alltrue([for nic in var.nics : nic.port_group == null || nic.network != null])
    error_message = "Only networks have port groups: set network as well."
  }

  validation {
    condition     = alltrue([for nic in var.nics : nic.network == null || (nic.vlan == null && nic.tags == null && nic.native == null)])
    error_message = "The VLANs of a NIC on a network are those of its port group: leave out vlan, tags and native."
  }

  validation {
    condition     = alltrue([for nic in var.nics : nic.vlan == null || (nic.tags == null && nic.native == null)])
    error_message = "A NIC has either a vlan or the tags of a trunk, not both."
  }

  validation {
    condition     = alltrue([for nic in var.nics : nic.native == null || nic.tags != null])
    error_message = "Only a trunk has a native VLAN: set tags as well."
  }
}

variable "check_host" {
  description = "Whether plans read the host and warn about NICs whose effective VLANs differ from the configured ones. Must be false for plans without a hypervisor."
  type        = bool
  default     = false
  nullable    = false
}
