variable "account_id" {
  description = "The AWS account."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id must be 12 digits."
  }
}

variable "region" {
  description = "Region of states and images."
  type        = string
}

variable "ci" {
  description = "Who pushes images: the issuer of CI's tokens without https://, and the subject of those that count, such as repo:OWNER/NAME:environment:release."
  type = object({
    issuer  = string
    subject = string
  })

  validation {
    condition     = !strcontains(var.ci.subject, "*")
    error_message = "ci.subject must be one subject without *: a pull request of anybody has a subject of the same repository."
  }
}
