# By the domain's name or UUID, and the NIC's name.
terraform import hv_network_attachment.web web01/lan

# A NIC without a name yet: by its MAC address.
terraform import hv_network_attachment.web web01/52:54:00:12:34:56
