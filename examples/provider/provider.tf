terraform {
  required_providers {
    hv = {
      source = "hv/hv"
    }
  }
}

# The URI defaults to HV_URI, then LIBVIRT_DEFAULT_URI, then qemu:///system.
provider "hv" {
  uri = "qemu:///system"
}
