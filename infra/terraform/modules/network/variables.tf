variable "name" {
  description = "Prefix of all names, such as millrace-production."
  type        = string
}

variable "cidr" {
  description = "Addresses of the network, such as 10.20.0.0/16; each subnet gets a sixteenth."
  type        = string

  validation {
    condition     = can(cidrhost(var.cidr, 0)) && can(regex("/(1[6-9]|20)$", var.cidr))
    error_message = "cidr must be addresses with /16 to /20: each worker and each task takes one."
  }
}

variable "zones" {
  description = "Availability zones, two to four, such as eu-central-1a."
  type        = list(string)

  validation {
    condition     = length(distinct(var.zones)) == length(var.zones) && length(var.zones) >= 2 && length(var.zones) <= 4
    error_message = "zones must be two to four different ones: a load balancer and a database's standby need two."
  }
}

variable "nat" {
  description = "NAT gateways of the services: none, single, or per-zone. With single, a zone that fails takes the issuer's keys away from all."
  type        = string

  validation {
    condition     = contains(["none", "single", "per-zone"], var.nat)
    error_message = "nat must be none, single or per-zone."
  }
}

variable "interface_endpoints" {
  description = "Services of AWS with an endpoint in the workers' subnets, such as sqs and ecr.api; S3's is always there."
  type        = set(string)
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
}
