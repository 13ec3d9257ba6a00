variable "domains" {
  description = "The libvirt domains whose NICs are imported."
  type        = set(string)
  default     = ["web01", "db01"]
}
