terraform {
  required_version = ">= 1.11"

  required_providers {
    hv = {
      source  = "hv/hv"
      version = ">= 0.1.0"
    }
  }
}

# The hypervisor is taken from HV_URI; without it, from LIBVIRT_DEFAULT_URI, else it is this machine's.
provider "hv" {}
