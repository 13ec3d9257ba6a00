# Computed attributes are unknown while it plans, and have the values of hv.tfmock.hcl when it is applied.
mock_provider "hv" {
  source = "."
}

run "apply" {
  assert {
    condition     = hv_network_attachment.web.tap == "vnet0" && hv_network_attachment.web.link_state == "up"
    error_message = "The NIC is not that of the mocks."
  }

  assert {
    condition     = data.hv_host_bridge.host.vlan_filtering
    error_message = "The bridge does not filter VLANs."
  }

  assert {
    condition     = hv_bridge.site.port_groups["routers"].trunk.native_mode == "untagged"
    error_message = "A nested attribute is not that of the mocks."
  }
}

run "what_a_module_refuses_is_refused_under_mocks" {
  command = plan

  variables {
    web_vlan = 4095
  }

  expect_failures = [var.web_vlan]
}
