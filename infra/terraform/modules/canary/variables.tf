variable "name" {
  description = "Name of the canary, such as millrace-production: at most 21 characters, as its first runtimes allowed."
  type        = string
}

variable "api" {
  description = "URL of the public API."
  type        = string
}

variable "issuer" {
  description = "URL of the issuer of access tokens; its client credentials grant must give one that the API accepts."
  type        = string
}

variable "client_secret_arn" {
  description = "Secret with the fields of the token request as JSON, client_id and client_secret among them. Its value is in no state."
  type        = string
}

variable "secrets_key_arn" {
  description = "Key that the secret is encrypted with."
  type        = string
}

variable "every_minutes" {
  description = "Minutes between two runs. A run takes up to 14."
  type        = number

  validation {
    condition     = var.every_minutes >= 15 && var.every_minutes <= 60 && floor(var.every_minutes) == var.every_minutes
    error_message = "every_minutes must be 15 to 60: a run takes up to 14 minutes, and Synthetics knows no rate beyond an hour."
  }
}

variable "topic_arn" {
  description = "Who is called when it fails twice."
  type        = string
}

variable "logs_key_arn" {
  description = "Key of its log."
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

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
}
