variable "name" {
  description = "Prefix of all names, such as millrace-production."
  type        = string
}

variable "media" {
  description = "The bucket: its host name in its region."
  type        = object({ regional_domain = string })
}

variable "aliases" {
  description = "Host names of the CDN, such as cdn.example.com."
  type        = list(string)
}

variable "certificate_arn" {
  description = "Certificate of aliases, in us-east-1."
  type        = string
}

variable "public_keys" {
  description = "Public keys of playback cookies in PEM, by a name such as the month; two while one is rotated."
  type        = map(string)

  validation {
    condition     = length(var.public_keys) >= 1 && alltrue([for key in values(var.public_keys) : startswith(key, "-----BEGIN PUBLIC KEY-----")])
    error_message = "public_keys must have at least one key, each as openssl rsa -pubout prints it; never a private one."
  }

  validation {
    condition     = alltrue([for name in keys(var.public_keys) : can(regex("^[a-zA-Z0-9-]{1,20}$", name))])
    error_message = "Names of public_keys must be letters, digits and dashes, at most 20."
  }
}

variable "app_origins" {
  description = "Origins of the web apps that play, such as https://app.example.com."
  type        = list(string)

  validation {
    condition     = length(var.app_origins) > 0 && !contains(var.app_origins, "*")
    error_message = "app_origins must name each origin: a browser takes no * for answers to requests with cookies."
  }
}

variable "shield_region" {
  description = "Region of the origin shield, the nearest to the bucket that has one."
  type        = string
}

variable "log_bucket" {
  description = "Name of the bucket that access logs go to, below cdn/."
  type        = string
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
}
