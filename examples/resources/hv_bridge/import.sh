# By network name.
terraform import hv_bridge.site site

# By network UUID.
terraform import hv_bridge.site 54911e3e-ea7c-409d-a79e-8d3eff625bac
