# Requires a hypervisor whose uplink carries VLANs 30 and 40. Run with `terraform test -test-directory=acceptance`.
provider "hv" {}

variables {
  name       = "acceptance"
  check_host = true

  networks = {
    web     = { vlan = 30 }
    routers = { tags = ["30", "40"] }
  }
}

run "apply" {
  assert {
    condition     = hv_bridge.this.active && hv_bridge.this.in_sync
    error_message = "The network is not there."
  }
}

run "change" {
  variables {
    networks = {
      web     = { vlan = 40 }
      routers = { tags = ["30", "40"] }
    }
  }

  assert {
    condition     = hv_bridge.this.port_groups["web"].vlan == 40
    error_message = "The VLAN did not change."
  }
}
