variable "name" {
  description = "Prefix of all names, such as millrace-production."
  type        = string
}

variable "image" {
  description = "The worker's image by digest: REPOSITORY@sha256:…"
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

variable "instance_types" {
  description = "Types of machines, all with vcpus processors and more memory than memory; the more, the more Spot capacity there is."
  type        = list(string)

  validation {
    condition     = length(var.instance_types) >= 5
    error_message = "instance_types must name at least five: Spot runs out of single ones."
  }
}

variable "vcpus" {
  description = "Processors of each of the types, all for one worker."
  type        = number
}

variable "memory" {
  description = "MiB of a worker; about 0.8 GiB less than its machine has, which system and agent take."
  type        = number
}

variable "scratch_gib" {
  description = "GiB of a machine's disk: system, image, source and segments."
  type        = number

  validation {
    condition     = var.scratch_gib >= 60
    error_message = "scratch_gib must be at least 60."
  }
}

variable "min" {
  description = "Fewest workers; 0 costs nothing at night and lets the first video wait for a machine, some three minutes."
  type        = number
}

variable "max" {
  description = "Most workers, a bound of the bill."
  type        = number

  validation {
    condition     = var.max >= 1 && var.max <= 1000
    error_message = "max must be 1 to 1000."
  }
}

variable "on_demand_base" {
  description = "How many of the first workers are on demand, not Spot."
  type        = number
}

variable "bytes_per_worker" {
  description = "Bytes of waiting sources for which one more worker is wanted: what one transcodes in the time that videos may wait."
  type        = number
}

variable "environment" {
  description = "Settings without secrets, beside those that follow from the machine."
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

variable "policy_json" {
  description = "What a worker may do at AWS."
  type        = string
}

variable "cluster_arn" {
  description = "ARN of the cluster."
  type        = string
}

variable "cluster_name" {
  description = "Name of the cluster."
  type        = string
}

variable "metrics_namespace" {
  description = "CloudWatch namespace of the services' series."
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

variable "vpc_id" {
  description = "Id of the network."
  type        = string
}

variable "subnet_ids" {
  description = "Subnets of the workers, one in each zone, with no way out but endpoints."
  type        = list(string)
}

variable "log_group" {
  description = "Name of its log group."
  type        = string
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
}
