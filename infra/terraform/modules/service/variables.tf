variable "name" {
  description = "Prefix of all names, such as millrace-production."
  type        = string
}

variable "service" {
  description = "Name of the service, such as api-gateway."
  type        = string
}

variable "image" {
  description = "Its image by digest: REPOSITORY@sha256:…; a release changes the digest."
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

variable "cpu" {
  description = "Units of 1/1024 vCPU, as Fargate sells them."
  type        = number
}

variable "memory" {
  description = "MiB, as Fargate sells them with cpu; the JVM takes two fifths as its heap."
  type        = number
}

variable "open_files" {
  description = "Most open files and sockets; an event stream is two in the gateway and one in video-service (limits.md)."
  type        = number
  default     = 17000
}

variable "port" {
  description = "Port on which it listens."
  type        = number
}

variable "environment" {
  description = "Settings without secrets, by the name of the environment variable."
  type        = map(string)
}

variable "secrets" {
  description = "Settings that are secret: name of the environment variable to ARN of the secret."
  type        = map(string)
  default     = {}
}

variable "secrets_key_arn" {
  description = "Key that the secrets are encrypted with; needed when there are secrets."
  type        = string
  default     = null
}

variable "policy_json" {
  description = "What the service may do at AWS."
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
  description = "Subnets of the tasks, one in each zone, without public addresses."
  type        = list(string)
}

variable "database_sg" {
  description = "Group of the database, or null for a service without one."
  # why in an object: whether there is one is known before its id is
  type    = object({ id = string })
  default = null
}

variable "balancer" {
  description = "The load balancer in front: an output of module edge."
  type        = object({ listener_arn = string, security_group_id = string, arn_suffix = string })
}

variable "host" {
  description = "Host name under which the load balancer passes calls to this service."
  type        = string
}

variable "priority" {
  description = "Priority of that rule, of its own for each service of a load balancer."
  type        = number
}

variable "health_path" {
  description = "What the load balancer asks: liveness, since readiness fails for all at once when the database does."
  type        = string
  default     = "/actuator/health/liveness"
}

variable "min" {
  description = "Fewest tasks; two in two zones survive the loss of one."
  type        = number
}

variable "max" {
  description = "Most tasks."
  type        = number
}

variable "log_group" {
  description = "Name of its log group."
  type        = string
}

variable "alarm_topics" {
  description = "Topics that hear of its alarm."
  type        = list(string)
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
}
