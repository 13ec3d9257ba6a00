variable "name" {
  description = "Name of the libvirt network."
  type        = string
  default     = "site"
}

variable "bridge" {
  description = "Bridge of the host. It exists already, and filters VLANs."
  type        = string
  default     = "br0"
}

variable "networks" {
  description = "The site's networks by name. Each has a vlan, or the tags of a trunk (VLANs and ranges, with a native VLAN or without), or neither: untagged."
  type = map(object({
    vlan   = optional(number)
    tags   = optional(list(string))
    native = optional(number)
  }))
  nullable = false

  validation {
    condition = alltrue([
      for network in var.networks : can(provider::hv::vlan_expand(concat(
        network.vlan == null ? [] : [network.vlan], network.native == null ? [] : [network.native], coalesce(network.tags, [])
      )))
    ])
    error_message = "Each VLAN must be a number between 1 and 4094, in tags also a range such as \"30-39\"."
  }

  validation {
    condition     = alltrue([for network in var.networks : network.vlan == null || (network.tags == null && network.native == null)])
    error_message = "A network has either a vlan or the tags of a trunk, not both."
  }

  validation {
    condition     = alltrue([for network in var.networks : network.native == null || network.tags != null])
    error_message = "Only a trunk has a native VLAN: set tags as well."
  }
}

variable "default_network" {
  description = "The network of NICs that name none. Without one, such NICs are untagged."
  type        = string
  default     = null

  validation {
    condition     = var.default_network == null || contains(keys(var.networks), coalesce(var.default_network, "-"))
    error_message = "Must be one of networks."
  }
}

variable "check_host" {
  description = "Whether plans look at the host, and warn of networks whose VLANs its uplink does not carry. Plans without a hypervisor need false."
  type        = bool
  default     = false
  nullable    = false
}
