# Requires no hypervisor. Run with `terraform test`.
mock_provider "hv" {
  source = "../../mocks"
}

variables {
  domain = "web01"

  nics = {
    lan   = { network = "site", port_group = "web" }
    trunk = { bridge = "br0", tags = [30, "40-42"], native = 20 }
    mgmt  = { bridge = "br0", vlan = 50, mac_address = "52:54:00:00:00:99" }
  }
}

run "nics_become_attachments" {
  variables {
    check_host = true
  }

  assert {
    condition     = hv_network_attachment.this["lan"].port_group == "web" && hv_network_attachment.this["lan"].vlan == null
    error_message = "The NIC of the network is something else."
  }

  assert {
    condition     = hv_network_attachment.this["trunk"].trunk.native == 20 && hv_network_attachment.this["mgmt"].vlan == 50
    error_message = "The VLANs are not those of the NICs."
  }

  assert {
    condition     = output.mac_addresses["mgmt"] == "52:54:00:00:00:99" && output.mac_addresses["lan"] == "52:54:00:00:00:01"
    error_message = "A MAC address is neither the one that was given nor that of the mocks."
  }
}

run "no_plan_looks_at_the_host_unless_it_is_wanted" {
  command = plan

  assert {
    condition     = length(data.hv_network_attachments.this) == 0
    error_message = "The host is looked at."
  }
}

run "neither_network_nor_bridge" {
  command = plan

  variables {
    nics = { lan = { vlan = 30 } }
  }

  expect_failures = [var.nics]
}

run "network_and_bridge" {
  command = plan

  variables {
    nics = { lan = { network = "site", bridge = "br0" } }
  }

  expect_failures = [var.nics]
}

run "a_port_group_of_a_bridge" {
  command = plan

  variables {
    nics = { lan = { bridge = "br0", port_group = "web" } }
  }

  expect_failures = [var.nics]
}

run "a_vlan_on_a_network" {
  command = plan

  variables {
    nics = { lan = { network = "site", vlan = 30 } }
  }

  expect_failures = [var.nics]
}

run "vlan_and_tags" {
  command = plan

  variables {
    nics = { lan = { bridge = "br0", vlan = 30, tags = [40] } }
  }

  expect_failures = [var.nics]
}

run "a_native_vlan_without_tags" {
  command = plan

  variables {
    nics = { lan = { bridge = "br0", native = 30 } }
  }

  expect_failures = [var.nics]
}
