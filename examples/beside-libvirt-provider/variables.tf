variable "memory_mib" {
  description = "The memory of web01. Changing it makes its provider redefine the domain."
  type        = number
  default     = 2048
}
