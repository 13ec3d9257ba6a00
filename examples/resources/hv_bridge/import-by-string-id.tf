import {
  to = hv_bridge.site
  id = "site"
}
