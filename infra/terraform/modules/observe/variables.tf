variable "name" {
  description = "Prefix of all names, such as millrace-production."
  type        = string
}

variable "region" {
  description = "Region of everything but CloudFront's series, which are in us-east-1."
  type        = string
}

variable "account_id" {
  description = "Account of all of it."
  type        = string
}

variable "metrics_namespace" {
  description = "CloudWatch namespace of the services' own series, infra/docs/signals.md."
  type        = string
}

variable "balancer" {
  description = "arn_suffix of the public load balancer, the dimension of its series."
  type        = string
}

variable "cluster_name" {
  description = "Name of the ECS cluster."
  type        = string
}

variable "services" {
  description = "Names of the ECS services by the service that each runs."
  type        = map(string)
}

variable "dead_letters" {
  description = "Name of the dead-letter queue."
  type        = string
}

variable "database" {
  description = "The database: its identifier, the dimension of its series, its class, and the GiB that it starts with."
  type = object({
    identifier  = string
    class       = string
    storage_gib = number
  })

  validation {
    condition     = contains(keys(local.memory_gib), var.database.class)
    error_message = "database.tf must know the memory of database.class: its alarms are shares of it."
  }
}

variable "distribution_id" {
  description = "Id of the CloudFront distribution."
  type        = string
}

variable "certificates" {
  description = "ARNs of the load balancers' certificates by name."
  type        = map(string)
}

variable "cdn_certificate_arn" {
  description = "ARN of CloudFront's certificate, in us-east-1."
  type        = string
}

variable "alarm_arns" {
  description = "Alarms of other modules in this region, for the dashboard: it shows all."
  type        = list(string)
}

variable "page_emails" {
  description = "Addresses of those who are woken. Each gets a mail to confirm."
  type        = list(string)

  validation {
    condition     = length(var.page_emails) > 0
    error_message = "page_emails must name somebody: an alarm that nobody hears is none."
  }
}

variable "ticket_emails" {
  description = "Addresses of those who read tickets in the morning, and what the bill does. Each gets a mail to confirm."
  type        = list(string)

  validation {
    condition     = length(var.ticket_emails) > 0
    error_message = "ticket_emails must name somebody."
  }
}

variable "budget_usd" {
  description = "Most dollars a month; mails come at 80 % of it, and when it is forecast to be passed."
  type        = number
}

variable "tags" {
  description = "Tags of everything here; costs are watched by Environment."
  type        = map(string)
}
