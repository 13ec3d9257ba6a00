infrastructure_vlan = 20
