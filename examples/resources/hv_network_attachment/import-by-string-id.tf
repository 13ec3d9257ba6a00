import {
  to = hv_network_attachment.web
  id = "web01/lan"
}
