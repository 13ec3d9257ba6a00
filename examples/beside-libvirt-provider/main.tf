# The domain is managed by another provider. terraform_data is a placeholder, so that this example requires no other
# provider: replace it with your libvirt_domain.
resource "terraform_data" "web" {
  input            = "web01"
  triggers_replace = var.memory_mib
}

resource "hv_network_attachment" "web" {
  domain = terraform_data.web.input
  name   = "lan"
  bridge = "br0"

  lifecycle {
    # A provider that redefines the domain writes it from its own plan, without this NIC. Re-attach it after each such change.
    replace_triggered_by = [terraform_data.web]
  }
}
