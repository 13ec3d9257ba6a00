# The networks of a site by name. br0 is an existing bridge of the host that filters VLANs.
resource "hv_bridge" "site" {
  name   = "site"
  bridge = "br0"

  # Apply changed port groups to running guests that Terraform does not manage too, without unplugging. The plan lists them.
  resync_guests = true

  port_groups = {
    # Untagged: the infrastructure network. This is the port group of NICs that specify none.
    infra = { default = true }

    iot = { vlan = 30 }
    dmz = { vlan = 40 }

    # For routers: the guest sees the tags of VLANs 30 and 40. Untagged frames of the guest are on VLAN 20.
    trunk = {
      trunk = {
        tags   = [30, 40]
        native = 20
      }
    }
  }
}

# The NICs of the guests reach each other through the uplink only, at 10 Mbit/s at most.
resource "hv_bridge" "tenants" {
  name      = "tenants"
  bridge    = "br0"
  isolated  = true
  autostart = false

  port_groups = {
    slow = {
      vlan    = 50
      default = true

      bandwidth = {
        inbound  = { average = 1250, peak = 2500, burst = 512 }
        outbound = { average = 1250 }
      }
    }
  }
}
