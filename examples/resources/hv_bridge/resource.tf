# The site's networks by name. br0 is the host's bridge, which exists already and filters VLANs.
resource "hv_bridge" "site" {
  name   = "site"
  bridge = "br0"

  # A changed port group reaches running guests that are not managed here as well, without unplugging. The plan names them.
  resync_guests = true

  port_groups = {
    # Untagged: the infrastructure network. NICs that name no port group are here.
    infra = { default = true }

    iot = { vlan = 30 }
    dmz = { vlan = 40 }

    # For routers: the guest sees the tags of VLANs 30 and 40. What it sends without a tag is on VLAN 20.
    trunk = {
      trunk = {
        tags   = [30, 40]
        native = 20
      }
    }
  }
}

# Guests' NICs reach each other only by way of the uplink, at 10 Mbit/s at most.
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
