variable "name" {
  description = "Name of the bucket, which no other account has; its logs are in NAME-logs."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,56}[a-z0-9]$", var.name))
    error_message = "name must be 3 to 58 lower-case letters, digits and dashes: with a dot, part URLs would not have S3's certificate."
  }
}

variable "key_arn" {
  description = "Key that objects are encrypted with."
  type        = string
}

variable "app_origins" {
  description = "Origins of the web apps that upload parts, such as https://app.example.com; never *."
  type        = list(string)
}

variable "archive_after_days" {
  description = "Days after which sources go to GLACIER_IR; S3 bills at least 90 more days of it."
  type        = number
}

variable "abort_after_days" {
  description = "Days after which S3 ends an upload by itself. Upload-service ends those that were quiet for 7 days; one in use may be older."
  type        = number
  default     = 30

  validation {
    condition     = var.abort_after_days >= 8
    error_message = "abort_after_days must be at least 8: an upload session lives 7 days."
  }
}

variable "cdn_arn" {
  description = "The one distribution that may read outputs."
  type        = string
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
}
