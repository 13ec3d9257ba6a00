terraform {
  required_providers {
    hv = {
      source = "hv/hv"
    }
  }
}

# Left out, the URI is taken from HV_URI, then from LIBVIRT_DEFAULT_URI, and is else qemu:///system.
provider "hv" {
  uri = "qemu:///system"
}
