# By domain name or UUID, and NIC name.
terraform import hv_network_attachment.web web01/lan

# By MAC address, for a NIC without a name.
terraform import hv_network_attachment.web web01/52:54:00:12:34:56
