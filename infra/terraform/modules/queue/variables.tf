variable "name" {
  description = "Prefix of all names, such as millrace-production."
  type        = string
}

variable "max_receives" {
  description = "How often a message may be received before it is a dead letter. What a worker gives back comes as a new message, so these are crashes."
  type        = number
  default     = 20

  validation {
    condition     = var.max_receives >= 20
    error_message = "max_receives must be at least 20: a job that finds another one in its turn, or Spot machines that vanish, are no dead letters."
  }
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
}
