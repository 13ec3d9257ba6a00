# Requires no hypervisor. Run with `terraform test`.
mock_provider "hv" {
  source = "../../mocks"
}

variables {
  networks = {
    infra   = {}
    web     = { vlan = 30 }
    routers = { tags = ["30-32"], native = 20 }
  }
}

run "networks_become_port_groups" {
  variables {
    default_network = "infra"
    check_host      = true
  }

  assert {
    condition     = hv_bridge.this.port_groups["web"].vlan == 30 && hv_bridge.this.port_groups["routers"].trunk.native == 20
    error_message = "A port group has other VLANs than its network."
  }

  assert {
    condition     = [for name, group in hv_bridge.this.port_groups : name if group.default] == ["infra"]
    error_message = "Another network is the default one."
  }

  assert {
    condition     = jsonencode(output.vlans) == jsonencode({ infra = [], web = [30], routers = [20, 30, 31, 32] })
    error_message = "The VLANs are not those of the networks."
  }

  # The uplink of the mocks carries 20, 30 and 40.
  expect_failures = [check.uplink_carries_the_networks]
}

run "a_host_that_carries_everything_is_fine" {
  variables {
    networks   = { web = { vlan = 30 }, iot = { vlan = 40 } }
    check_host = true
  }
}

run "no_plan_looks_at_the_host_unless_it_is_wanted" {
  command = plan

  assert {
    condition     = length(data.hv_host_bridge.this) == 0
    error_message = "The host is looked at."
  }
}

run "a_vlan_that_is_none" {
  command = plan

  variables {
    networks = { web = { vlan = 4095 } }
  }

  expect_failures = [var.networks]
}

run "a_range_that_is_none" {
  command = plan

  variables {
    networks = { routers = { tags = ["39-30"] } }
  }

  expect_failures = [var.networks]
}

run "vlan_and_tags" {
  command = plan

  variables {
    networks = { web = { vlan = 30, tags = [40] } }
  }

  expect_failures = [var.networks]
}

run "a_native_vlan_without_tags" {
  command = plan

  variables {
    networks = { web = { native = 30 } }
  }

  expect_failures = [var.networks]
}

run "a_default_that_is_no_network" {
  command = plan

  variables {
    default_network = "dmz"
  }

  expect_failures = [var.default_network]
}
