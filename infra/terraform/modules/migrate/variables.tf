variable "name" {
  description = "Prefix of all names, such as millrace-production."
  type        = string
}

variable "service" {
  description = "The service whose schema is migrated, such as video-service."
  type        = string
}

variable "image" {
  description = "The service's image by digest, the one that the release brings."
  type        = string

  validation {
    condition     = can(regex("@sha256:[0-9a-f]{64}$", var.image))
    error_message = "image must end with @sha256: and 64 digits: a tag can be moved to another image."
  }
}

variable "repository_arn" {
  description = "ARN of the repository that the image is pulled from."
  type        = string
}

variable "environment" {
  description = "Settings without secrets: the database's URL, the owner's name, the role that gets the rows."
  type        = map(string)
}

variable "secrets" {
  description = "Settings that are secret: name of the environment variable to ARN of the secret."
  type        = map(string)
}

variable "secrets_key_arn" {
  description = "Key that the secrets are encrypted with."
  type        = string
}

variable "region" {
  description = "Region of all of it."
  type        = string
}

variable "account_id" {
  description = "Account of all of it."
  type        = string
}

variable "log_group" {
  description = "Name of the service's log group."
  type        = string
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
}
