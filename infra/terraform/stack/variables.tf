# Every input is explained in terraform.tfvars.example too, with values.

variable "environment" {
  description = "staging or production; part of all names."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{3,12}$", var.environment))
    error_message = "environment must be 3 to 12 lower-case letters."
  }
}

variable "account_id" {
  description = "The AWS account that this environment lives in."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id must be 12 digits."
  }
}

variable "region" {
  description = "Region of everything but CloudFront's certificate."
  type        = string
}

variable "domain" {
  description = "Domain of API, CDN and app; api.DOMAIN and cdn.DOMAIN are made, and playback cookies are for it."
  type        = string
}

variable "zone_id" {
  description = "Id of the public Route 53 zone of domain."
  type        = string
}

variable "app_origins" {
  description = "Origins of the web apps, such as https://app.example.com; under domain, or a browser keeps the cookies back."
  type        = list(string)

  validation {
    condition     = length(var.app_origins) > 0 && alltrue([for origin in var.app_origins : can(regex("^https://[a-z0-9.-]+(:[0-9]+)?$", origin))])
    error_message = "app_origins must be origins such as https://app.example.com, and never *."
  }
}

variable "tokens" {
  description = "Who issues access tokens, and how: issuer URL, audiences, and the claims with audience and roles (with Cognito client_id and cognito:groups)."
  type = object({
    issuer         = string
    audiences      = list(string)
    audience_claim = optional(string, "aud")
    roles_claim    = optional(string, "roles")
  })
}

variable "images" {
  description = "Each service's image by digest, REPOSITORY@sha256:…; a release changes digests and nothing else."
  type = object({
    api-gateway      = string
    video-service    = string
    upload-service   = string
    transcode-worker = string
  })
}

variable "network" {
  description = "Addresses, zones, NAT (single or per-zone), and the interface endpoints that workers need."
  type = object({
    cidr                = string
    zones               = list(string)
    nat                 = string
    interface_endpoints = list(string)
  })
}

variable "services" {
  description = "Of each service: Fargate's cpu and memory, fewest and most tasks."
  type = map(object({
    cpu    = number
    memory = number
    min    = number
    max    = number
  }))
}

variable "workers" {
  description = "Machines of the workers, how many, how many of them on demand, and the bytes that may wait for each."
  type = object({
    instance_types   = list(string)
    vcpus            = number
    memory           = number
    scratch_gib      = number
    min              = number
    max              = number
    on_demand_base   = number
    bytes_per_worker = number
  })
}

variable "database" {
  description = "Class, GiB now and at most, whether there is a standby, and for how many days it can be restored."
  type = object({
    class           = string
    storage_gib     = number
    max_storage_gib = number
    multi_az        = bool
    backup_days     = number
  })
}

variable "database_ca_file" {
  description = "Where the images have RDS's certificates (ADR 40)."
  type        = string
  default     = "/opt/rds/global-bundle.pem"
}

variable "archive_after_days" {
  description = "Days after which sources go to GLACIER_IR, which is still read without a restore."
  type        = number
}

variable "playback_keys" {
  description = "Public keys of playback cookies by name; two while one is rotated."
  type        = map(string)
}

variable "playback_key" {
  description = "Name of the one among them whose private key signs."
  type        = string
}

variable "shield_region" {
  description = "Region of CloudFront's origin shield, the nearest to region that has one."
  type        = string
}

variable "costs" {
  description = "Prices that operators see in a video's timeline, in millionths of a dollar, and the name of their list."
  type = object({
    price_list            = string
    worker_hour           = number
    source_gigabyte_month = number
    output_gigabyte_month = number
  })
}

variable "alarms" {
  description = "Who hears of alarms: addresses of those who are woken, and of those who read tickets; and most dollars a month."
  type = object({
    page_emails   = list(string)
    ticket_emails = list(string)
    budget_usd    = number
  })
}

variable "canary" {
  description = "Minutes between two uploads of the canary; null for none."
  type = object({
    every_minutes = number
  })
  default = null
}

variable "deletion_protection" {
  description = "Whether database and load balancers refuse to be deleted."
  type        = bool
}

variable "backup_region" {
  description = "Region that gets copies of the backups, or null for none."
  type        = string
  default     = null
}
