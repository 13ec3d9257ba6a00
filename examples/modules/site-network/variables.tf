variable "name" {
  description = "The name of the libvirt network."
  type        = string
  default     = "site"
}

variable "bridge" {
  description = "The bridge of the host. It must exist and filter VLANs."
  type        = string
  default     = "br0"
}

variable "networks" {
  description = "The networks of the site by name. Each network has a vlan, or the tags of a trunk (VLAN IDs and ranges, optionally with a native VLAN), or neither for an untagged network."
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
  description = "The network of NICs that specify none. If null, these NICs are untagged."
  type        = string
  default     = null

  validation {
    condition     = var.default_network == null || contains(keys(var.networks), coalesce(var.default_network, "-"))
    error_message = "Must be one of networks."
  }
}

variable "check_host" {
  description = "Whether plans read the host and warn about networks whose VLANs its uplink does not carry. Must be false for plans without a hypervisor."
  type        = bool
  default     = false
  nullable    = false
}
