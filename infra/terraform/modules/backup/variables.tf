variable "name" {
  description = "Prefix of all names, such as millrace-production."
  type        = string
}

variable "db" {
  description = "ARN of the database."
  type        = string
}

variable "days" {
  description = "For how many days a daily backup is kept, beyond those for which the database can be restored by itself."
  type        = number
  default     = 90
}

variable "key_arn" {
  description = "Key that the vault is encrypted with."
  type        = string
}

variable "region" {
  description = "Another region, from which the database can be restored to any moment of the last 14 days when its own is lost; null for none."
  type        = string
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
}
