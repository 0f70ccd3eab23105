output "service" {
  description = "Name of the ECS service."
  value       = aws_ecs_service.this.name
}

output "role_arn" {
  description = "ARN of the workers' role."
  value       = aws_iam_role.task.arn
}

output "sg_id" {
  description = "Id of the workers' security group."
  value       = aws_security_group.this.id
}

output "asg_names" {
  description = "Names of the two groups of machines: on-demand and spot."
  value       = { for fleet, group in aws_autoscaling_group.this : fleet => group.name }
}
