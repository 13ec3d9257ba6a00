# The domain belongs to another provider. It stands here as terraform_data, so that this example needs no other provider: put your
# libvirt_domain in its place.
resource "terraform_data" "web" {
  input            = "web01"
  triggers_replace = var.memory_mib
}

resource "hv_network_attachment" "web" {
  domain = terraform_data.web.input
  name   = "lan"
  bridge = "br0"

  lifecycle {
    # A provider that defines the domain anew does so from its own plan, in which this NIC is not: after each such change it is gone.
    replace_triggered_by = [terraform_data.web]
  }
}
