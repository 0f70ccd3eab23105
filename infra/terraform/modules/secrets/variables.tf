variable "name" {
  description = "Prefix of all names, such as millrace-production."
  type        = string
}

variable "names" {
  description = "Names of the secrets, such as webhooks."
  type        = set(string)
}

variable "key_arn" {
  description = "Key that they are encrypted with."
  type        = string
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
}
