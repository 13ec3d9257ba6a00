terraform {
  required_version = ">= 1.11"

  required_providers {
    hv = {
      source  = "hv/hv"
      version = ">= 0.1.0"
    }
  }
}

# The URI of the hypervisor defaults to HV_URI, then LIBVIRT_DEFAULT_URI, then qemu:///system.
provider "hv" {}
