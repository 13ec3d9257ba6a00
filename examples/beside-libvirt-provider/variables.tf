variable "memory_mib" {
  description = "Memory of web01. Another value makes its provider define the domain anew."
  type        = number
  default     = 2048
}
