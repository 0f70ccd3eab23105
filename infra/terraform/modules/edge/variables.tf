variable "name" {
  description = "Prefix of all names, such as millrace-production; at most 23 characters, since a load balancer's name has 32."
  type        = string

  validation {
    condition     = length(var.name) <= 23
    error_message = "name must have at most 23 characters."
  }
}

variable "vpc_id" {
  description = "Id of the network."
  type        = string
}

variable "vpc_cidr" {
  description = "Addresses of the network, such as 10.20.0.0/16."
  type        = string
}

variable "public_subnet_ids" {
  description = "Subnets of the public load balancer, one in each zone."
  type        = list(string)
}

variable "app_subnet_ids" {
  description = "Subnets of the internal load balancer, one in each zone."
  type        = list(string)
}

variable "zone_id" {
  description = "Id of the public zone in which api_host is."
  type        = string
}

variable "api_host" {
  description = "Name under which the API is called, such as api.example.com."
  type        = string
}

variable "internal_domain" {
  description = "Domain of the services among themselves, such as internal.example.com."
  type        = string
}

variable "certificate_arn" {
  description = "Certificate of api_host."
  type        = string
}

variable "internal_certificate_arn" {
  description = "Certificate of all names in internal_domain."
  type        = string
}

variable "log_bucket" {
  description = "Name of the bucket that access logs go to."
  type        = string
}

variable "logs_key_arn" {
  description = "Key of the firewall's log group."
  type        = string
}

variable "requests_per_five_minutes" {
  description = "Most requests of one address in five minutes; many phones share one address, and the gateway counts each owner's."
  type        = number
  default     = 30000
}

variable "deletion_protection" {
  description = "Whether the load balancers refuse to be deleted."
  type        = bool
  default     = true
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
}
