variable "name" {
  description = "Prefix of all names, such as millrace-production."
  type        = string
}

variable "vpc_id" {
  description = "Id of the network."
  type        = string
}

variable "subnet_ids" {
  description = "Subnets of the database, in at least two zones."
  type        = list(string)
}

variable "key_arn" {
  description = "Key that storage, snapshots and the master's password are encrypted with."
  type        = string
}

variable "logs_key_arn" {
  description = "Key that its log groups are encrypted with."
  type        = string
}

variable "class" {
  description = "Size, such as db.t4g.medium: 450 connections, where six video-service and four upload-service need 142."
  type        = string
}

variable "storage_gib" {
  description = "GiB of storage at first."
  type        = number

  validation {
    condition     = var.storage_gib >= 20
    error_message = "storage_gib must be at least 20, the least of gp3."
  }
}

variable "max_storage_gib" {
  description = "GiB to which storage grows by itself."
  type        = number

  validation {
    condition     = var.max_storage_gib > var.storage_gib
    error_message = "max_storage_gib must be more than storage_gib, or a full disk stops everything."
  }
}

variable "multi_az" {
  description = "Whether a standby in another zone takes over within two minutes."
  type        = bool
}

variable "backup_days" {
  description = "For how many days back it can be restored to any moment."
  type        = number

  validation {
    condition     = var.backup_days >= 1 && var.backup_days <= 35
    error_message = "backup_days must be 1 to 35."
  }
}

variable "deletion_protection" {
  description = "Whether it refuses to be deleted."
  type        = bool
}

variable "client_sg_ids" {
  description = "Security groups that may connect, by any name."
  type        = map(string)
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
}
