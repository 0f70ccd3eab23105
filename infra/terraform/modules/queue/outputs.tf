output "urls" {
  description = "URLs of jobs and dead_letters."
  value       = { for key, queue in aws_sqs_queue.this : key => queue.url }
}

output "arns" {
  description = "ARNs of jobs and dead_letters."
  value       = { for key, queue in aws_sqs_queue.this : key => queue.arn }
}

output "names" {
  description = "Names of jobs and dead_letters, as settings and series name them."
  value       = { for key, queue in aws_sqs_queue.this : key => queue.name }
}
