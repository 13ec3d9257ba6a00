terraform {
  required_version = ">= 1.11"

  required_providers {
    hv = {
      source  = "hv/hv"
      version = ">= 0.1.0"
    }
  }
}
