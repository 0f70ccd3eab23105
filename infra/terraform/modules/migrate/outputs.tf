output "task_definition" {
  description = "ARN of the task definition, for aws ecs run-task."
  value       = aws_ecs_task_definition.this.arn
}
