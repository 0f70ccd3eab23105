variable "name" {
  description = "Prefix of all names, such as millrace-production."
  type        = string
}

variable "admins" {
  description = "ARNs that may do everything with the keys; with the account's root, whoever its policies let."
  type        = list(string)
}

variable "cdn_arn" {
  description = "The one distribution that may decrypt objects."
  type        = string
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
}
