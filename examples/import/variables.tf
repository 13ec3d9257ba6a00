variable "domains" {
  description = "The libvirt domains whose NICs are taken over."
  type        = set(string)
  default     = ["web01", "db01"]
}
