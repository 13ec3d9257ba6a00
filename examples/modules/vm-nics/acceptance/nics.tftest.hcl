# Requires a hypervisor with a domain "acceptance". Run with `terraform test -test-directory=acceptance`.
provider "hv" {}

variables {
  domain     = "acceptance"
  check_host = true

  nics = {
    lan   = { bridge = "br0", vlan = 30 }
    trunk = { bridge = "br0", tags = ["30", "40"] }
  }
}

run "apply" {
  assert {
    condition     = output.vlans["lan"].pvid == 30 && output.vlans["lan"].untagged == tolist([30]) && output.vlans["trunk"].tagged == tolist([30, 40])
    error_message = "The bridge has the NICs on other VLANs."
  }

  assert {
    condition     = output.mac_addresses["lan"] == provider::hv::mac_address("acceptance", "lan", null)
    error_message = "The NIC has another MAC address than the function says."
  }

  assert {
    condition     = length(data.hv_network_attachments.this[0].interfaces) == 2
    error_message = "The domain has other NICs."
  }
}

run "change" {
  variables {
    nics = {
      lan   = { bridge = "br0", vlan = 40 }
      trunk = { bridge = "br0", tags = ["30"] }
    }
  }

  assert {
    condition     = output.vlans["lan"].pvid == 40 && output.vlans["trunk"].tagged == tolist([30])
    error_message = "The VLANs did not change."
  }
}
