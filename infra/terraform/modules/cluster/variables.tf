variable "name" {
  description = "Name of the cluster, such as millrace-production."
  type        = string
}

variable "insights" {
  description = "Container Insights: enabled (the series of desired and running tasks), enhanced (each task's own, dearer) or disabled."
  type        = string
  default     = "enabled"

  validation {
    condition     = contains(["enabled", "enhanced", "disabled"], var.insights)
    error_message = "insights must be enabled, enhanced or disabled."
  }
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
}
