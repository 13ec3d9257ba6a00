# With override_during = plan, computed attributes are known in the plan already: good for modules that compute with them.
mock_provider "hv" {
  source          = "."
  override_during = plan
}

run "plan" {
  command = plan

  assert {
    condition     = hv_network_attachment.web.effective_vlans.pvid == 30
    error_message = "The VLANs are not those of the mocks."
  }

  # All NICs have the same address under mocks; this is what a real one gets.
  assert {
    condition     = provider::hv::mac_address("web01", "lan", null) != output.web_mac_address
    error_message = "The address is not that of the mocks."
  }
}
